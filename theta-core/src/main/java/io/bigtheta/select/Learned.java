package io.bigtheta.select;

import io.bigtheta.data.Split;
import io.bigtheta.model.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The result of a learning curve.
 *
 * @param points the points in the ascending order of their rows; only points whose folds were all trained
 * @param asked the number of points that were asked for
 */
public record Learned(List<Point> points, int asked) {
  /**
   * How a network does on the rows it learnt from, after its training.
   *
   * @param loss the mean loss over the rows
   * @param accuracy the accuracy, a share in [0, 1]; NaN if targets are numbers
   * @param rmse the RMSE in the target's own unit; NaN unless targets are numbers
   */
  public record Learnt(double loss, double accuracy, double rmse) {
    static Learnt of(Evaluation evaluation) {
      return new Learnt(evaluation.loss(), evaluation.accuracy(), evaluation.rmse());
    }
  }

  /**
   * The result of one network.
   *
   * @param rows the number of training rows asked for; if all rows of a fold are used, the fold may have one more
   * @param learnt the score on the rows it learnt from
   * @param fold the score on the rows held out
   */
  public record Outcome(int rows, Learnt learnt, FoldScore fold) {
    /** The number of the fold, from 1. */
    public int number() {
      return fold.number();
    }

    /** The share of wrong classes; for numbers the RMSE, in the target's own unit. */
    private static double error(double accuracy, double rmse) {
      return Double.isNaN(accuracy) ? rmse : 1 - accuracy;
    }

    /** The error on the rows it learnt from: the share of wrong classes, or the RMSE. */
    public double trainError() {
      return error(learnt.accuracy(), learnt.rmse());
    }

    /** The error on the rows held out: the share of wrong classes, or the RMSE. */
    public double error() {
      return error(fold.accuracy(), fold.rmse());
    }
  }

  /**
   * All folds with one number of training rows, in order.
   *
   * @param rows the number of rows that each network learnt from
   * @param independent the k of {@link Estimate}
   */
  public record Point(int rows, double independent, List<Outcome> outcomes) {
    public Point {
      outcomes = List.copyOf(outcomes);
    }

    public Estimate trainError() {
      return of(Outcome::trainError);
    }

    public Estimate error() {
      return of(Outcome::error);
    }

    public Estimate trainLoss() {
      return of(outcome -> outcome.learnt().loss());
    }

    public Estimate loss() {
      return of(outcome -> outcome.fold().loss());
    }

    /** The gap: the error on the rows held out − the error on the rows learnt from, fold by fold. */
    public Estimate gap() {
      return of(outcome -> outcome.error() - outcome.trainError());
    }

    /** The gain: the error of {@code smaller}, which has fewer rows, − the error of this point, fold by fold. */
    public Estimate gain(Point smaller) {
      double[] gains = new double[outcomes.size()];
      Arrays.setAll(
          gains, i -> smaller.outcomes.get(i).error() - outcomes.get(i).error());
      return Estimate.of(gains, independent);
    }

    private Estimate of(ToDoubleFunction<Outcome> value) {
      return Estimate.of(outcomes.stream().mapToDouble(value).toArray(), independent);
    }
  }

  public Learned {
    points = List.copyOf(points);
  }

  /**
   * The learning curve from its outcomes.
   *
   * @param sizes the numbers of training rows
   * @param all the number of rows of the dataset
   */
  static Learned of(List<Integer> sizes, List<Split> splits, int all, List<Outcome> outcomes) {
    long held = splits.stream().mapToLong(split -> split.test().rows()).sum();
    double independent = splits.size() / Math.max(1, (double) held / all);
    return new Learned(
        sizes.stream()
            .map(rows -> new Point(
                rows,
                independent,
                outcomes.stream().filter(one -> one.rows() == rows).toList()))
            .filter(point -> point.outcomes().size() == splits.size())
            .toList(),
        sizes.size());
  }

  /** Whether all points were trained. */
  public boolean complete() {
    return points.size() == asked;
  }
}
