package io.bigtheta.report;

import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.report.RunSummary.Judged;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.train.Epoch;
import io.bigtheta.train.History;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The page: what was trained, how well it does, the pictures, and all numbers. */
final class Page {
  private final RunSummary summary;
  private final Training training;
  private final Model model;
  private final Gallery gallery;
  private final Html html = new Html();

  private Page(RunSummary summary, Gallery gallery) {
    this.summary = summary;
    this.training = summary.training();
    this.model = training.model();
    this.gallery = gallery;
  }

  static String of(RunSummary summary, Gallery gallery) {
    return new Page(summary, gallery).write();
  }

  private String write() {
    String title = "Training report: " + summary.name();
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    // a promise the browser keeps: nothing is fetched and nothing runs
    html.raw("<meta http-equiv=\"Content-Security-Policy\""
        + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"/>\n");
    html.text("title", title).open("style").raw("\n" + style()).close("style").close("head");
    html.open("body").text("h1", title);
    html.open("p", "class", "lead")
        .text("code", model.network().blueprint().text())
        .close("p");
    cards();
    gallery.missing().ifPresent(why -> html.text("p", why, "class", "note"));
    facts("Summary", summaryFacts());
    Tables tables = new Tables(html, summary);
    for (Figure figure : gallery.figures()) {
      html.text("h2", figure.title()).text("p", figure.advice());
      html.open("figure").raw(figure.svg()).close("figure");
      if (figure.name().equals("confusion")) {
        tables.confusions();
      }
    }
    tables.perClass();
    tables.mistakes();
    tables.history();
    facts("Provenance", provenance());
    html.open("footer")
        .words(
            "Written by Theta. The pictures of this page also stand beside it as SVG and PNG files.");
    html.close("footer").close("body").close("html");
    return html.toString();
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException(
            "report.css: expected it beside Page, got nothing; build theta-report anew");
      }
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return css + Ink.darkRules() + "}\n"; // the file ends within its rules for dark paper
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cards() {
    html.open("div", "class", "cards");
    summary.judged().ifPresent(this::judged);
    History history = training.history();
    if (history.best() > 0) {
      Epoch best = history.epoch(history.best());
      boolean validated = Double.isFinite(best.validationLoss());
      card(
          "epoch " + best.number(),
          "of " + history.epochs() + " gave the weights kept, with a "
              + (validated ? "validation" : "training") + " loss of "
              + Shown.digits(best.judgedLoss(), 4));
    }
    card(Shown.seconds(summary.seconds()), "in all");
    card(Shown.count(model.network().blueprint().size()), "parameters");
    html.close("div");
  }

  private void judged(Judged judged) {
    Evaluation evaluation = judged.evaluation();
    String rows = Shown.count(evaluation.rows()) + " " + judged.part() + " rows";
    if (model.classifies()) {
      card(
          Shown.percent(evaluation.accuracy(), 2),
          "accuracy on " + rows + "; 95 % interval " + interval(evaluation));
    } else {
      card(Shown.digits(evaluation.rmse(), 4), "root of the mean squared error (RMSE) on " + rows);
      card(Shown.digits(evaluation.r2(), 4), "R² on " + rows + ": the share of variance explained");
    }
  }

  private static String interval(Evaluation evaluation) {
    double[] interval = evaluation.interval();
    return Shown.hundredfold(interval[0], 2) + " … " + Shown.percent(interval[1], 2);
  }

  private void card(String number, String what) {
    html.open("div", "class", "card").text("strong", number).text("span", what).close("div");
  }

  private Map<String, String> summaryFacts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", summary.name());
    Provenance made = model.provenance();
    if (made.rows() > 0) {
      facts.put("Training rows", Shown.count(made.rows()));
    }
    facts.put("Answers", answers());
    facts.put("Blueprint", model.network().blueprint().text());
    if (!made.recipe().isEmpty()) {
      facts.put("Recipe", made.recipe());
    }
    facts.put("Stopped", training.reason().toString());
    training
        .history()
        .overfitting()
        .ifPresent(epoch -> facts.put("Overfitting", "from epoch " + epoch + " on"));
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
    facts.put("Weights of epoch", made.epoch() > 0 ? "" + made.epoch() : "");
    facts.put("Kernels", made.kernels());
    facts.put("Java", made.java());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private void facts(String title, Map<String, String> facts) {
    if (facts.isEmpty()) {
      return;
    }
    html.text("h2", title).open("table").open("tbody");
    facts.forEach((what, value) -> html.open("tr")
        .text("th", what, "scope", "row")
        .open("td")
        .text("code", value)
        .close("td")
        .close("tr"));
    html.close("tbody").close("table");
  }
}
