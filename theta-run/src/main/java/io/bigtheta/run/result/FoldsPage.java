package io.bigtheta.run.result;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import io.bigtheta.report.ConfusionMatrix;
import io.bigtheta.report.Document;
import io.bigtheta.report.FoldFigures;
import io.bigtheta.report.FoldsCsv;
import io.bigtheta.report.OutOfFoldCsv;
import io.bigtheta.report.PredictedAgainstTrue;
import io.bigtheta.run.Version;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Fold;
import io.bigtheta.select.Scored;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.history.Epoch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes the report of a cross-validation and its tables. It is a class of its own, as the rooms that it uses take time to load. */
public final class FoldsPage {
  private static final int MOST = 50;

  private FoldsPage() {}

  /**
   * Writes the tables, the page and the pictures.
   *
   * @param command the command as it was typed; may be empty
   * @return one line about pictures that could not be drawn, if any
   */
  public static Optional<String> write(FoldsResult told, String command) throws IOException {
    CrossValidated result = told.result();
    Dataset data = told.plan().rows().train();
    Document page = Document.of(
        "Cross-validation report: " + data.name(),
        "How well this network predicts rows that it has not seen: "
            + told.plan().blueprint().text());
    cards(page, told);
    told.duplicates().ifPresent(page::note);
    page.facts("Summary", facts(told, command));
    FoldFigures.scores(result).ifPresent(page::figure);
    result.outOfFold().evaluation().ifPresent(all -> together(page, told, data, all));
    FoldFigures.curves(told.plan().trainer().loss(), curves(result), result.medianBestEpoch())
        .ifPresent(page::figure);
    return page.file("folds.csv", FoldsCsv.text(result))
        .file("out-of-fold.csv", OutOfFoldCsv.text(data, result.outOfFold()))
        .write(told.folder())
        .missing();
  }

  /** The epochs of the first folds. More curves cannot be read, and leave-one-out has thousands. */
  private static List<List<Epoch>> curves(CrossValidated result) {
    return result.folds().stream().limit(MOST).map(Fold::epochs).toList();
  }

  private static void cards(Document page, FoldsResult told) {
    Estimate score = told.score();
    boolean classes = told.classes();
    page.card(
        classes ? text("%.2f %%", 100 * score.mean()) : text("%.4g", score.mean()),
        (classes ? "mean accuracy" : "mean RMSE, in the target's unit")
            + (Double.isNaN(score.standardError())
                ? ""
                : "; 95 % interval "
                    + (classes
                        ? text("%.2f … %.2f %%", 100 * told.low(), 100 * told.high())
                        : text("%.4g … %.4g", told.low(), told.high()))));
    Estimate r2 = told.result().r2();
    if (!Double.isNaN(r2.mean())) {
      page.card(text("%.4f", r2.mean()), "mean R²: the share of variance explained");
    }
    int done = told.result().folds().size();
    int asked = told.result().asked();
    page.card(
        Integer.toString(done),
        done == asked ? "folds" : "of " + asked + " folds are finished; the run was interrupted");
    if (told.result().medianBestEpoch() > 0) {
      page.card(
          "epoch " + told.result().medianBestEpoch(),
          "of " + told.plan().trainer().epochs() + " is the median of the folds' best epochs");
    }
  }

  private static void together(Document page, FoldsResult told, Dataset data, Evaluation all) {
    if (told.classes()) {
      ConfusionMatrix.of(told.labels(), all.confusion()).ifPresent(page::figure);
    } else {
      int[] times = told.result().outOfFold().times();
      int[] held = IntStream.range(0, times.length).filter(i -> times[i] > 0).toArray();
      page.figure(PredictedAgainstTrue.of(data.pick(held), all));
    }
    page.note(
        "Each prediction comes from a network that was not trained on that row; out-of-fold.csv lists them all.");
  }

  private static Map<String, String> facts(FoldsResult told, String command) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", told.plan().rows().train().toString());
    facts.put("Folds", Spec.text(told.validation().folding()));
    facts.put(
        "Scored",
        told.validation().scored() == Scored.LAST ? "after the last epoch" : "at the best epoch");
    Estimate loss = told.result().loss();
    facts.put(
        "Loss on held-out rows",
        text("%.4f", loss.mean())
            + (Double.isNaN(loss.standardError())
                ? ""
                : text(" ± %.4f (standard error)", loss.standardError())));
    facts.put("Recipe", told.plan().trainer().toString());
    told.model().ifPresent(model -> facts.put("Model", model + ", trained on all rows"));
    facts.put("Command", command);
    facts.put("Version", Version.text());
    return facts;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
