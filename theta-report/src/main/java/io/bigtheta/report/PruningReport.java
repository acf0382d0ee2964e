package io.bigtheta.report;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Score;
import java.util.Locale;
import java.util.Map;

/** The report of a pruning: what is left, what it cost, the curve, every round, and how the pruning was done. */
public final class PruningReport {
  private PruningReport() {}

  /**
   * The page, with its picture {@code pruning} and the file {@code pruning.csv}.
   *
   * @param data name of the data
   * @param facts how the pruning was done, for the last table
   */
  public static Document of(String data, Pruned pruned, Map<String, String> facts) {
    Point before = pruned.before();
    Point after = pruned.after();
    Document document = Document.of(
            "Pruning on " + data,
            "This is the smallest network found whose answers on the validation rows are good enough. The test rows did not "
                + "influence the choice.")
        .card(text("%,d of %,d", after.units(), before.units()), "hidden units")
        .card(text("%,d of %,d", after.weights(), before.weights()), "weights that are not 0")
        .card(measure(after.validation()), "validation " + measured(before.validation()));
    after
        .test()
        .ifPresent(test ->
            document.card(measure(test), "test " + measured(before.test().orElseThrow())));
    if (!pruned.complete()) {
      document.note("Pruning was interrupted. A smaller network might have been found.");
    }
    document.figure(PruningCurve.of(pruned)).table(rounds(pruned));
    if (pruned.dead() + pruned.duplicated() > 0) {
      document.note(text(
          "%,d dead and %,d duplicated units were removed without changing an answer on the training rows.",
          pruned.dead(), pruned.duplicated()));
    }
    return document.facts("How it was made", facts).file("pruning.csv", PruningCsv.text(pruned));
  }

  private static Table rounds(Pruned pruned) {
    Table table = Table.of(
            "Rounds",
            "round",
            "hidden units",
            "weights",
            "parameters",
            "validation",
            "test",
            "result")
        .words("Each round continues from the last network that was good enough.")
        .numeric(0, 1, 2, 3, 4, 5);
    for (Point point : pruned.curve()) {
      boolean kept = point.equals(pruned.after());
      table = table.row(
          Integer.toString(point.round()),
          String.join(" + ", point.hidden().stream().map(n -> text("%,d", n)).toList()),
          text("%,d", point.weights()),
          text("%,d", point.parameters()),
          measure(point.validation()),
          point.test().map(PruningReport::measure).orElse(""),
          kept ? "kept" : point.held() ? "good enough" : "not good enough");
      table = kept ? table.mark() : table;
    }
    return table;
  }

  private static String measured(Score before) {
    return (before.classes() ? "accuracy, " : "RMSE, ") + measure(before) + " before";
  }

  private static String measure(Score score) {
    return score.classes() ? text("%.2f %%", 100 * score.accuracy()) : text("%.4g", score.rmse());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
