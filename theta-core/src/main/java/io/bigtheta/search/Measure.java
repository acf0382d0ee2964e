package io.bigtheta.search;

import io.bigtheta.data.Dataset;
import io.bigtheta.select.FoldScore;
import java.util.Locale;

/** The score that candidates are compared by. */
public enum Measure {
  /** The accuracy on the rows held out, a share in [0, 1]; more is better. */
  ACCURACY,
  /** The loss on the rows held out; less is better. */
  LOSS,
  /** R² on the rows held out, for numbers; more is better. It compares networks that minimise different losses. */
  R2;

  /** The measure that suits the targets: the loss for numbers, otherwise the accuracy. */
  public static Measure of(Dataset data) {
    return data.targets().kind().countable() ? ACCURACY : LOSS;
  }

  /** The score of a fold in this measure. */
  public double score(FoldScore fold) {
    return switch (this) {
      case ACCURACY -> fold.accuracy();
      case LOSS -> fold.loss();
      case R2 -> fold.r2();
    };
  }

  /** Whether more is better. */
  public boolean rises() {
    return this != LOSS;
  }

  /** The score as an error, to be minimised: 1 − accuracy, 1 − R², or the loss. It is infinite if the score is not a number. */
  public double error(double score) {
    double error = rises() ? 1 - score : score;
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** The score as text, such as 97.61 % or 0.0832. */
  public String text(double score) {
    return this == ACCURACY
        ? String.format(Locale.ROOT, "%.2f %%", 100 * score)
        : String.format(Locale.ROOT, "%.4f", score);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
