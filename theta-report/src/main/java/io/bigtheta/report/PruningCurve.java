package io.bigtheta.report;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Units or weights left against accuracy, or RMSE, on validation and test rows; what was kept is marked. */
public final class PruningCurve {
  private final Pruned pruned;
  private final boolean classes;
  private final List<Point> held;

  private PruningCurve(Pruned pruned) {
    this.pruned = pruned;
    classes = pruned.before().validation().classes();
    held = pruned.curve().stream()
        .filter(Point::held)
        .sorted(Comparator.comparingInt(this::left))
        .toList();
  }

  /** The figure named {@code pruning}. */
  public static Figure of(Pruned pruned) {
    return new PruningCurve(pruned).figure();
  }

  private Figure figure() {
    String parts = pruned.parts();
    Chart chart = Chart.of(
            "pruning",
            (classes ? "Accuracy" : "RMSE") + " against " + parts + " left",
            "Read it from right to left: "
                + (classes ? "how long accuracy stays up" : "how long the error stays down")
                + " as " + parts
                + " go. Markers off the lines are rounds that went too far and were taken back.")
        .x(Scale.log(parts.equals("units") ? "hidden units left" : parts + " left"))
        .y(classes ? "accuracy (%)" : "RMSE (in the target's unit)")
        .add(series("validation", held, Point::validation));
    if (pruned.before().test().isPresent()) {
      chart = chart.add(series("test", held, point -> point.test().orElseThrow()));
    }
    List<Point> failed = pruned.curve().stream().filter(point -> !point.held()).toList();
    if (!failed.isEmpty()) {
      chart = chart.add(Series.points(
          "validation, taken back",
          values(failed, this::left),
          values(failed, point -> measure(point.validation()))));
    }
    Point after = pruned.after();
    return chart
        .across(
            shown(pruned.threshold()),
            String.format(
                Locale.ROOT,
                classes ? "less than %.2f is too little" : "more than %.4g is too much",
                shown(pruned.threshold())))
        .mark(
            left(after),
            measure(after.validation()),
            String.format(Locale.ROOT, "kept: %,d %s", left(after), parts))
        .figure();
  }

  private Series series(String name, List<Point> points, Function<Point, Score> score) {
    return Series.line(
        name, values(points, this::left), values(points, point -> measure(score.apply(point))));
  }

  private int left(Point point) {
    return pruned.parts().equals("units") ? point.units() : point.weights();
  }

  private double measure(Score score) {
    return classes ? shown(score.accuracy()) : score.rmse();
  }

  private double shown(double value) {
    return classes ? 100 * value : value;
  }

  private static double[] values(List<Point> points, ToDoubleFunction<Point> of) {
    return points.stream().mapToDouble(of).toArray();
  }
}
