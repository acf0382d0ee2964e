package io.bigtheta.cli.console;

import io.bigtheta.run.result.JointScores;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints {@link JointScores} as a table. */
final class JointText {
  private JointText() {}

  /**
   * Prints the table.
   *
   * @param one what a model is called, such as {@code member}
   * @param mark what its number is, such as {@code seed}
   */
  static void print(JointScores scores, String one, String mark, PrintStream out) {
    boolean classes = scores.classes();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        one, mark, classes ? "validation" : "validation loss", classes ? "test" : "test RMSE"));
    for (JointScores.Single single : scores.single()) {
      rows.add(List.of(
          Integer.toString(rows.size()),
          Long.toString(single.mark()),
          single
              .epoch()
              .map(epoch ->
                  text(classes, classes ? epoch.validationAccuracy() : epoch.validationLoss()))
              .orElse(""),
          single.test().map(judged -> text(classes, scores.score(judged))).orElse("")));
    }
    if (scores.scores().length > 1) {
      rows.add(List.of(
          "mean",
          "",
          "",
          text(classes, scores.mean()) + " ± " + spread(classes, scores.deviation())));
    }
    if (scores.validation().isPresent() || scores.test().isPresent()) {
      rows.add(List.of(
          "ensemble",
          "",
          scores
              .validation()
              .map(judged -> text(classes, classes ? judged.accuracy() : judged.loss()))
              .orElse(""),
          scores.test().map(judged -> text(classes, scores.score(judged))).orElse("")));
    }
    rows.forEach(
        row -> out.println(String.format("%-10s %6s  %15s  %s", row.toArray()).stripTrailing()));
  }

  private static String text(boolean classes, double value) {
    return Double.isNaN(value)
        ? ""
        : String.format(Locale.ROOT, classes ? "%.2f %%" : "%.4g", classes ? 100 * value : value);
  }

  private static String spread(boolean classes, double value) {
    return String.format(Locale.ROOT, classes ? "%.2f" : "%.2g", classes ? 100 * value : value);
  }
}
