package io.bigtheta.spec;

import java.util.List;

/** Refuses a text that is not a recipe of the kind asked for, or a record that has no text. */
public final class SpecException extends Refusal {

  private static final long serialVersionUID = 1L;

  SpecException(List<Step> steps, String expected, String got, String remedy) {
    super(steps, expected, got, remedy);
  }

  /**
   * The mistake {@code where: expected expected, got got; remedy}; without the last part if {@code remedy} is empty.
   */
  static SpecException expected(String where, String expected, String got, String remedy) {
    return Place.of(where).expected(expected, got, remedy);
  }

  /** Sets the cause of this exception. */
  SpecException because(Throwable cause) {
    initCause(cause);
    return this;
  }
}
