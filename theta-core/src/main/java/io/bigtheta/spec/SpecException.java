package io.bigtheta.spec;

/**
 * A text that is no recipe of the kind asked for, or a record that has no text. The message is one
 * line and reads {@code where: expected X, got Y; do Z}.
 */
public final class SpecException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** An exception with this message. */
  public SpecException(String message) {
    super(message);
  }

  /** An exception with this message and what brought it about. */
  public SpecException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * {@code where: expected X, got Y; do Z}, or without the last part if {@code remedy} is empty.
   */
  static SpecException expected(String where, String expected, String got, String remedy) {
    return new SpecException(message(where, expected, got, remedy));
  }

  static String message(String where, String expected, String got, String remedy) {
    return where + ": expected " + expected + ", got " + got
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
