package io.bigtheta.io;

import io.bigtheta.spec.Refusal;

/**
 * Reports bytes that are missing or have the wrong form. The message is one line,
 * {@code where: expected X, got Y; do Z}, in which {@code where} names the file, and the line and column if there are
 * any.
 *
 * <p>The readers of this package also throw it for a missing file. An {@link java.io.IOException} means that the
 * machine failed (a broken disk, a missing permission).
 */
public final class FormatException extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 40;

  private FormatException(Object where, String expected, Object got, String remedy) {
    super(where, expected, got, remedy);
  }

  /** The same mistake, reported as a mistake in a file. */
  FormatException(Refusal same) {
    super(same);
  }

  /** {@code where: expected expected, got got}. */
  public static FormatException of(Object where, String expected, Object got) {
    return new FormatException(where, expected, got, "");
  }

  /** {@code where: expected expected, got got; remedy}. */
  public static FormatException of(Object where, String expected, Object got, String remedy) {
    return new FormatException(where, expected, got, remedy);
  }

  @Override
  public FormatException within(Object place) {
    return new FormatException(super.within(place));
  }

  @Override
  public FormatException remedy(String value) {
    return new FormatException(super.remedy(value));
  }

  /** Returns this exception with its cause. */
  public FormatException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** Prepares a text from a file for a message of one line: in quotes, shortened, without control characters. */
  public static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < text.length() && i < LONGEST_SHOWN; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return shown.append(text.length() > LONGEST_SHOWN ? "…\"" : "\"").toString();
  }
}
