package io.bigtheta.diagnosis;

import java.util.Locale;

/**
 * One finding about a training.
 *
 * @param kind the kind of finding
 * @param words a sentence with the numbers that the finding is based on, and what may help
 */
public record Finding(Kind kind, String words) {
  /** The kinds of findings. */
  public enum Kind {
    /**
     * The network has not even learnt the training rows, or has learnt them less well than a larger network or a linear
     * model.
     */
    UNDERFITTING,
    /** The network has learnt the training rows, and it does as well or nearly as well on the validation rows. */
    GOOD_FIT,
    /** The network does better on the training rows than on the validation rows, by more than chance explains. */
    OVERFITTING,
    /** There are too few rows to train on or to evaluate on. */
    TOO_FEW_ROWS,
    /**
     * The network does better on the validation rows than on the training rows, by more than chance explains;
     * or a column gives away the target by itself.
     */
    LEAKAGE_SUSPECTED,
    /** A linear model or a constant does better than the network, by more than chance explains. */
    SIMPLER_IS_BETTER,
    /** No validation rows are held out, so nothing is known about rows that the network has not seen. */
    NOTHING_HELD_OUT;

    /** The kind in words, such as {@code good fit}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  @Override
  public String toString() {
    return kind + ": " + words;
  }
}
