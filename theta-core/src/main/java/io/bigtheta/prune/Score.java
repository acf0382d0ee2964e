package io.bigtheta.prune;

import io.bigtheta.model.Evaluation;
import java.util.Locale;

/**
 * How a network does on some rows.
 *
 * @param loss the mean loss over the rows
 * @param accuracy the share of right rows in [0, 1], see {@link Evaluation}; NaN if targets are numbers
 * @param rmse the root mean squared error in the target's own unit; NaN unless targets are numbers
 */
public record Score(double loss, double accuracy, double rmse) {
  static Score of(Evaluation evaluation) {
    return new Score(evaluation.loss(), evaluation.accuracy(), evaluation.rmse());
  }

  /** Whether there is an accuracy. */
  public boolean classes() {
    return !Double.isNaN(accuracy);
  }

  /**
   * Whether this score is good enough compared with {@code start}. With an accuracy, it has to be at least start −
   * tolerance. For numbers, the RMSE has to be at most start·(1 + tolerance).
   */
  boolean holds(Score start, double tolerance) {
    return classes()
        ? accuracy >= threshold(start, tolerance)
        : rmse <= threshold(start, tolerance);
  }

  /** The accuracy or RMSE at which a network just holds. A small margin allows for rounding. */
  static double threshold(Score start, double tolerance) {
    return start.classes()
        ? start.accuracy - tolerance - 1e-12
        : start.rmse * (1 + tolerance) + 1e-12;
  }

  @Override
  public String toString() {
    return classes()
        ? String.format(Locale.ROOT, "accuracy %.2f %%", 100 * accuracy)
        : String.format(Locale.ROOT, "RMSE %.4g", rmse);
  }
}
