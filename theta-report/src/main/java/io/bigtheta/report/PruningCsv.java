package io.bigtheta.report;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Score;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The curve of a pruning as comma-separated values, one line per network. An unknown value is an empty cell. */
public final class PruningCsv {
  /** The first line. */
  public static final String HEADER =
      "round,hidden,units,weights,parameters,validation_loss,validation_accuracy,validation_rmse,"
          + "test_loss,test_accuracy,test_rmse,held,kept";

  private PruningCsv() {}

  /** The header and all networks, in the order in which they were evaluated; lines end in a line feed. */
  public static String text(Pruned pruned) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Point point : pruned.curve()) {
      text.append(line(point, point.equals(pruned.after()))).append('\n');
    }
    return text.toString();
  }

  private static String line(Point point, boolean kept) {
    return String.join(
        ",",
        Integer.toString(point.round()),
        String.join(" ", point.hidden().stream().map(String::valueOf).toList()),
        Integer.toString(point.units()),
        Integer.toString(point.weights()),
        Integer.toString(point.parameters()),
        Cells.of(point.validation().loss()),
        Cells.of(point.validation().accuracy()),
        Cells.of(point.validation().rmse()),
        Cells.of(test(point.test(), Score::loss)),
        Cells.of(test(point.test(), Score::accuracy)),
        Cells.of(test(point.test(), Score::rmse)),
        Boolean.toString(point.held()),
        Boolean.toString(kept));
  }

  private static double test(Optional<Score> test, ToDoubleFunction<Score> of) {
    return test.map(score -> of.applyAsDouble(score)).orElse(Double.NaN);
  }
}
