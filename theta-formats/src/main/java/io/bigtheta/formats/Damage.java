package io.bigtheta.formats;

import io.bigtheta.io.FormatException;

/** The refusals that readers of binary formats share. */
final class Damage {
  /** What may be unpacked without a look at how long the packed form is. */
  private static final long FREE = 1L << 28;

  private static final long MOST = 200;
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  private Damage() {}

  static FormatException of(String where, String format, Throwable cause) {
    return of(where, format, String.valueOf(cause.getMessage())).because(cause);
  }

  static FormatException of(String where, String format, String detail) {
    return FormatException.of(
        where,
        "a whole file of " + format,
        "a damaged or cut one (" + detail + ")",
        "fetch it again");
  }

  /**
   * A length that a file promises for unpacked bytes.
   *
   * @param packed the bytes that it is packed in
   */
  static int length(String where, String format, long promised, long packed) {
    if (promised < 0 || promised > LARGEST || (promised > FREE && promised / MOST > packed)) {
      throw of(where, format, packed + " packed bytes promise " + promised);
    }
    return (int) promised;
  }
}
