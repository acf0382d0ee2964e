package io.bigtheta.search;

import io.bigtheta.data.Dataset;
import io.bigtheta.select.FoldScore;
import java.util.Locale;

/** What candidates are compared by. */
public enum Measure {
  /** The share of right answers on the rows held out: more is better. */
  ACCURACY,
  /** The loss on the rows held out: less is better. */
  LOSS;

  /** What suits the targets: the loss for numbers, else accuracy. */
  public static Measure of(Dataset data) {
    return data.targets().kind().countable() ? ACCURACY : LOSS;
  }

  /** In this measure's own terms. */
  public double score(FoldScore fold) {
    return this == ACCURACY ? fold.accuracy() : fold.loss();
  }

  /** As something to make small: 1 − accuracy, or the loss; infinite if it is no number. */
  public double error(double score) {
    double error = this == ACCURACY ? 1 - score : score;
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** A score as people write it: 97.61 %, or 0.0832. */
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
