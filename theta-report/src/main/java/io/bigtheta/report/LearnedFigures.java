package io.bigtheta.report;

import io.bigtheta.select.Estimate;
import io.bigtheta.select.Learned;
import io.bigtheta.select.Learned.Point;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A learning curve, as a picture and as comma-separated values. */
public final class LearnedFigures {
  /** The first line of the values. */
  public static final String HEADER =
      "rows,train_error,train_error_standard_error,error,error_standard_error,train_loss,loss";

  private LearnedFigures() {}

  /**
   * Draws the errors with their standard errors against the number of rows.
   *
   * @param classes whether errors are shares; otherwise they are in the target's unit
   */
  public static Figure figure(Learned learned, boolean classes) {
    List<Point> points = learned.points();
    double[] rows = points.stream().mapToDouble(Point::rows).toArray();
    double scale = classes ? 100 : 1;
    Scale across = Scale.log("training rows (log scale)").ticks(rows);
    return Chart.of(
            "learning-curve",
            "Learning curve",
            "If the error on held-out rows still falls at the right end, more rows would help. If both curves are flat "
                + "and far apart, a smaller network would help. If they are flat and close together, neither would help.")
        .x(rows.length > 1 ? across : Scale.linear("training rows").ticks(rows))
        .y(Scale.linear(classes ? "wrong answers (% of rows)" : "RMSE (unit of the target)")
            .from(0))
        .add(series("training rows", rows, points, Point::trainError, scale))
        .add(series("held-out rows", rows, points, Point::error, scale))
        .figure();
  }

  private static Series series(
      String name,
      double[] rows,
      List<Point> points,
      Function<Point, Estimate> estimate,
      double scale) {
    Series line = Series.line(name, rows, each(points, estimate, one -> scale * one.mean()));
    boolean single =
        points.stream().anyMatch(point -> Double.isNaN(estimate.apply(point).standardError()));
    return single
        ? line
        : line.bars(
            each(points, estimate, one -> scale * Math.max(0, one.mean() - one.standardError())),
            each(points, estimate, one -> scale * (one.mean() + one.standardError())),
            "± standard error over the folds");
  }

  private static double[] each(
      List<Point> points, Function<Point, Estimate> estimate, ToDoubleFunction<Estimate> value) {
    return points.stream()
        .mapToDouble(point -> value.applyAsDouble(estimate.apply(point)))
        .toArray();
  }

  /** The values, one line per number of rows; lines end in a line feed. */
  public static String csv(Learned learned) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Point point : learned.points()) {
      text.append(point.rows());
      for (double value : new double[] {
        point.trainError().mean(),
        point.trainError().standardError(),
        point.error().mean(),
        point.error().standardError(),
        point.trainLoss().mean(),
        point.loss().mean()
      }) {
        text.append(',').append(Cells.of(value));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
