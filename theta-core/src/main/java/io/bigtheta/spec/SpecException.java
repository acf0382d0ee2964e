package io.bigtheta.spec;

import java.util.List;

/** A text that is no recipe of the kind asked for, or a record that has no text. */
public final class SpecException extends Refusal {

  private static final long serialVersionUID = 1L;

  SpecException(List<Step> steps, String expected, String got, String remedy) {
    super(steps, expected, got, remedy);
  }

  /** {@code where: expected expected, got got; remedy}, or without the last part if it is empty. */
  static SpecException expected(String where, String expected, String got, String remedy) {
    return Place.of(where).expected(expected, got, remedy);
  }

  /** This mistake, with what brought it about. */
  SpecException because(Throwable cause) {
    initCause(cause);
    return this;
  }
}
