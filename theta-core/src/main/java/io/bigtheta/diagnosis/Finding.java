package io.bigtheta.diagnosis;

import java.util.Locale;

/**
 * Something a training shows.
 *
 * @param kind of it
 * @param words a sentence with the numbers it rests on, and what may help
 */
public record Finding(Kind kind, String words) {
  /** What can be found. */
  public enum Kind {
    /** Not even the training rows are learnt. */
    UNDERFITTING,
    /** Training rows are learnt, and rows not seen do as well or nearly. */
    GOOD_FIT,
    /** Training rows are learnt at the cost of others. */
    OVERFITTING,
    /** To learn from, or to judge by. */
    TOO_FEW_ROWS,
    /** Validation rows do better than training rows can explain. */
    LEAKAGE_SUSPECTED,
    /** So nobody knows how rows not seen would do. */
    NOTHING_HELD_OUT;

    /** As people read it: {@code good fit}. */
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
