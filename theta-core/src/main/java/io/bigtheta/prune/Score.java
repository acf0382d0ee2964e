package io.bigtheta.prune;

import io.bigtheta.model.Evaluation;
import java.util.Locale;

/**
 * How a network does on some rows.
 *
 * @param loss mean over the rows
 * @param accuracy share of right classes; NaN where targets are numbers
 * @param rmse in the target's own unit; NaN for classes
 */
public record Score(double loss, double accuracy, double rmse) {
  static Score of(Evaluation evaluation) {
    return new Score(evaluation.loss(), evaluation.accuracy(), evaluation.rmse());
  }

  /** Whether answers are classes. */
  public boolean classes() {
    return !Double.isNaN(accuracy);
  }

  /**
   * Whether this is good enough beside {@code start}: for classes an accuracy of at least start − tolerance, for numbers an
   * RMSE of at most start·(1 + tolerance).
   */
  boolean holds(Score start, double tolerance) {
    return classes()
        ? accuracy >= threshold(start, tolerance)
        : rmse <= threshold(start, tolerance);
  }

  /** The accuracy or RMSE at which a network just holds. The last bits of a difference count for no row. */
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
