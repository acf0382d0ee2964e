package io.bigtheta.select;

import io.bigtheta.data.Split;
import io.bigtheta.model.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of a learning curve.
 *
 * @param points by their number of rows, ascending; those of which every fold was trained
 * @param asked how many points there were to be
 */
public record Learned(List<Point> points, int asked) {
  /**
   * How a network does on the rows it learnt from, after its training.
   *
   * @param loss mean over the rows
   * @param accuracy share of right classes; NaN where targets are numbers
   * @param rmse in the target's own unit; NaN for classes
   */
  public record Learnt(double loss, double accuracy, double rmse) {
    static Learnt of(Evaluation evaluation) {
      return new Learnt(evaluation.loss(), evaluation.accuracy(), evaluation.rmse());
    }
  }

  /**
   * What came of one network.
   *
   * @param rows asked for; where all of a fold's are, a fold may have one more
   * @param learnt the judgement on the rows it learnt from
   * @param fold the judgement on the rows held out
   */
  public record Outcome(int rows, Learnt learnt, FoldScore fold) {
    /** Of the fold, from 1. */
    public int number() {
      return fold.number();
    }

    /** Share of wrong classes; for numbers RMSE, in the target's own unit. */
    private static double error(double accuracy, double rmse) {
      return Double.isNaN(accuracy) ? rmse : 1 - accuracy;
    }

    /** On the rows it learnt from. */
    public double trainError() {
      return error(learnt.accuracy(), learnt.rmse());
    }

    /** On the rows held out. */
    public double error() {
      return error(fold.accuracy(), fold.rmse());
    }
  }

  /**
   * All folds of one size, in order.
   *
   * @param rows that each learnt from
   * @param independent how many folds hold each row out once, for {@link Estimate}
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

    /** Error on rows held out − error on rows learnt from, fold by fold. */
    public Estimate gap() {
      return of(outcome -> outcome.error() - outcome.trainError());
    }

    /** Error with the fewer rows of {@code smaller} − error with these, fold by fold. */
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
   * @param sizes numbers of rows
   * @param all rows of the dataset
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

  /** Whether no point is missing. */
  public boolean complete() {
    return points.size() == asked;
  }
}
