package io.bigtheta.report;

import io.bigtheta.nn.loss.Loss;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Fold;
import io.bigtheta.train.history.Epoch;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The pictures of a cross-validation. */
public final class FoldFigures {
  /** If the ratio of the largest loss to the smallest is above this, the axis is logarithmic. */
  private static final double LOG_FROM = 6;

  private FoldFigures() {}

  /**
   * Draws the score of every fold, and the mean with its interval. Empty if there is only one fold, or if folds hold
   * out a single row.
   */
  public static Optional<Figure> scores(CrossValidated result) {
    List<Fold> folds = result.folds();
    if (folds.size() < 2 || folds.stream().anyMatch(fold -> fold.held().rows() < 2)) {
      return Optional.empty();
    }
    boolean classes = !Double.isNaN(result.accuracy().mean());
    Estimate mean = classes ? result.accuracy() : result.rmse();
    double scale = classes ? 100 : 1;
    double most = classes ? 100 : Double.POSITIVE_INFINITY;
    double[] score = folds.stream()
        .mapToDouble(
            fold -> scale * (classes ? fold.held().accuracy() : fold.held().rmse()))
        .toArray();
    double[] number = folds.stream().mapToDouble(Fold::number).toArray();
    double[] ends = {0.5, number[number.length - 1] + 0.5};
    Scale across = Scale.linear("fold").from(ends[0]).to(ends[1]);
    Series guide = Series.guide("mean", ends, both(scale * mean.mean()))
        .band(
            both(Math.max(0, scale * mean.low())),
            both(Math.min(most, scale * mean.high())),
            "95 % interval of the mean");
    return Optional.of(Chart.of(
            "folds",
            "Folds",
            "Each point is one network, evaluated on rows it had not seen. If the points lie far apart, the score depends "
                + "on which rows are held out. More rows, or repeats, then make the mean more reliable.")
        .x(folds.size() <= 25 ? across.ticks(number) : across)
        .y(classes ? "accuracy (%)" : "RMSE (unit of the target)")
        .add(guide)
        .add(Series.points("fold", number, score))
        .figure());
  }

  private static double[] both(double value) {
    return new double[] {value, value};
  }

  /**
   * Draws the losses against the epoch: the mean over the folds, and the band between the lowest and the highest fold.
   * Empty if there are no epochs.
   *
   * @param loss that was minimised
   * @param folds the epochs of each fold
   * @param best the median of the folds' best epochs; 0 for none
   */
  public static Optional<Figure> curves(Loss loss, Collection<List<Epoch>> folds, int best) {
    int epochs = folds.stream().mapToInt(List::size).max().orElse(0);
    if (epochs == 0) {
      return Optional.empty();
    }
    Series train = band("training", folds, epochs, Epoch::trainLoss);
    Series held = band("held-out rows", folds, epochs, Epoch::validationLoss);
    double[] all = DoubleStream.concat(train.heights(), held.heights())
        .filter(Double::isFinite)
        .sorted()
        .toArray();
    if (all.length == 0) {
      return Optional.empty();
    }
    boolean log = all[0] > 0 && all[all.length - 1] / all[0] > LOG_FROM;
    String unit = LearningCurves.unit(loss);
    Chart chart = Chart.of(
            "curves",
            "Learning curves of the folds",
            "Lines are means over the folds; bands reach from the lowest fold to the highest. Where the loss on held-out "
                + "rows rises while the training loss falls, the networks overfit.")
        .x(Scale.linear("epoch").to(epochs > 1 ? epochs : 2))
        .y(log ? Scale.log("loss (" + unit + ", log scale)") : Scale.linear("loss (" + unit + ")"))
        .add(train)
        .add(held);
    return Optional.of(
        (best > 0 ? chart.upright(best, "median of the best epochs: " + best) : chart).figure());
  }

  private static Series band(
      String name, Collection<List<Epoch>> folds, int epochs, ToDoubleFunction<Epoch> value) {
    double[] number = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
    double[] mean = new double[epochs];
    double[] low = new double[epochs];
    double[] high = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      int at = i;
      double[] values = folds.stream()
          .filter(fold -> fold.size() > at)
          .mapToDouble(fold -> value.applyAsDouble(fold.get(at)))
          .toArray();
      mean[i] = DoubleStream.of(values).sum() / values.length;
      low[i] = DoubleStream.of(values).min().orElse(Double.NaN);
      high[i] = DoubleStream.of(values).max().orElse(Double.NaN);
    }
    return Series.line(name, number, mean).band(low, high, "lowest to highest fold");
  }
}
