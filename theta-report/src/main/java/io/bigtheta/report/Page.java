package io.bigtheta.report;

import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.report.RunSummary.Judged;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report page of a training: what was trained, how well it does, the pictures, and all numbers. */
final class Page {
  private final RunSummary summary;
  private final Training training;
  private final Model model;
  private final Document document;

  private Page(RunSummary summary) {
    this.summary = summary;
    this.training = summary.training();
    this.model = training.model();
    String title = "Training report: " + summary.name();
    this.document = Document.ofCode(title, model.network().blueprint().text());
  }

  static Document of(RunSummary summary, List<Figure> figures) {
    Page page = new Page(summary);
    page.write(figures);
    return page.document;
  }

  private void write(List<Figure> figures) {
    cards();
    summary.diagnosis().ifPresent(this::diagnosis);
    document.facts("Summary", summaryFacts());
    for (Figure figure : figures) {
      document.figure(figure);
      if (figure.name().equals("confusion")) {
        document.section(html -> new Tables(html, summary).confusions());
      }
    }
    summary.judged().ifPresent(judged -> ScoreTable.of(judged).ifPresent(document::table));
    document.section(html -> {
      Tables tables = new Tables(html, summary);
      tables.perClass();
      tables.mistakes();
      tables.history();
    });
    document.facts("Provenance", provenance());
  }

  private void diagnosis(Diagnosis diagnosis) {
    Table table = Table.of("Diagnosis", "Finding", "Evidence")
        .words(
            "Training and validation rows are measured in the same way: with the kept weights and without dropout.");
    for (Finding finding : diagnosis.findings()) {
      table = table.row(finding.kind().toString(), finding.words());
    }
    document.table(table);
  }

  private void cards() {
    summary.judged().ifPresent(this::judged);
    History history = training.history();
    if (history.best() > 0) {
      Epoch best = history.epoch(history.best());
      boolean validated = Double.isFinite(best.validationLoss());
      document.card(
          "epoch " + best.number(),
          "of " + history.epochs() + " gave the weights that were kept; its "
              + (validated ? "validation" : "training") + " loss is "
              + Shown.digits(best.judgedLoss(), 4));
    }
    document.card(Shown.seconds(summary.seconds()), "total time");
    document.card(Shown.count(model.network().blueprint().size()), "parameters");
  }

  private void judged(Judged judged) {
    Evaluation evaluation = judged.evaluation();
    String rows = Shown.count(evaluation.rows()) + " " + judged.part() + " rows";
    if (model.classifies()) {
      document.card(
          Shown.percent(evaluation.accuracy(), 2),
          "accuracy on " + rows + "; 95 % interval " + interval(evaluation));
    } else {
      document.card(Shown.digits(evaluation.rmse(), 4), "root-mean-square error (RMSE) on " + rows);
      document.card(
          Shown.digits(evaluation.r2(), 4), "R² on " + rows + ": the share of variance explained");
    }
  }

  private static String interval(Evaluation evaluation) {
    double[] interval = evaluation.interval();
    return Shown.hundredfold(interval[0], 2) + " … " + Shown.percent(interval[1], 2);
  }

  private Map<String, String> summaryFacts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", summary.name());
    Provenance made = model.provenance();
    if (made.rows() > 0) {
      facts.put("Training rows", Shown.count(made.rows()));
    }
    facts.put("Outputs", answers());
    facts.put("Blueprint", model.network().blueprint().text());
    if (!made.recipe().isEmpty()) {
      facts.put("Recipe", made.recipe());
    }
    facts.put("Reason for stopping", training.reason().toString());
    summary
        .judged()
        .ifPresent(judged -> facts.put(
            "Loss on " + judged.part() + " rows",
            Shown.digits(judged.evaluation().loss(), 4)));
    facts.put("Time", Shown.seconds(summary.seconds()));
    facts.put("θ digest", model.network().digest());
    facts.putAll(summary.facts());
    return facts;
  }

  private String answers() {
    Optional<String> some = model.labels().size() > 12
        ? Optional.of(String.join(", ", model.labels().subList(0, 12)) + ", …")
        : Optional.empty();
    String labels = some.orElse(String.join(", ", model.labels()));
    return model.classifies()
        ? model.labels().size() + " classes: " + labels
        : "numbers: " + labels;
  }

  private Map<String, String> provenance() {
    Provenance made = model.provenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", made.data());
    facts.put("Digest of the training rows", made.dataDigest());
    facts.put("Epoch of the weights", made.epoch() > 0 ? "" + made.epoch() : "");
    facts.put("Kernels", made.kernels());
    facts.put("Java", made.java());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }
}
