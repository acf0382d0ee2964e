package io.bigtheta.report;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Accuracy or RMSE on validation and test rows against the number of units or weights left. The network that was kept
 * is marked.
 */
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
            "Read the figure from right to left. It shows how long "
                + (classes ? "the accuracy stays high" : "the error stays low")
                + " while " + parts
                + " are removed. Markers off the lines are rounds that removed too much and were undone.")
        .x(Scale.log(parts.equals("units") ? "hidden units left" : parts + " left"))
        .y(classes ? "accuracy (%)" : "RMSE (unit of the target)")
        .add(series("validation", held, Point::validation));
    if (pruned.before().test().isPresent()) {
      chart = chart.add(series("test", held, point -> point.test().orElseThrow()));
    }
    List<Point> failed = pruned.curve().stream().filter(point -> !point.held()).toList();
    if (!failed.isEmpty()) {
      chart = chart.add(Series.points(
          "validation, undone rounds",
          values(failed, this::left),
          values(failed, point -> measure(point.validation()))));
    }
    Point after = pruned.after();
    return chart
        .across(
            shown(pruned.threshold()),
            String.format(
                Locale.ROOT,
                classes ? "lowest accuracy allowed: %.2f %%" : "largest RMSE allowed: %.4g",
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
