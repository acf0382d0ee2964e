package io.bigtheta.io;

import java.util.Locale;
import java.util.Set;

/**
 * Decides what the text of a cell is. It works on the characters themselves, because a large file has millions of
 * cells.
 */
final class Cell {
  private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null", "?");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");
  private static final int LONGEST_MISSING = 4;
  private static final int LONGEST_INFINITE = 9;

  private Cell() {}

  /** Whether a cell is empty, or one of {@code NA N/A NaN null ?} in upper or lower case. */
  static boolean missing(char[] text, int from, int to) {
    int length = to - from;
    return length == 0
        || (length <= LONGEST_MISSING
            && !digit(text[from])
            && MISSING.contains(new String(text, from, length).toLowerCase(Locale.ROOT)));
  }

  /** Whether a cell consists of digits with an optional sign, decimal point and exponent, or is an infinity. */
  static boolean number(char[] text, int from, int to) {
    int at = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    int whole = digits(text, at, to);
    int end = whole;
    int digits = whole - at;
    if (end < to && text[end] == '.') {
      end = digits(text, whole + 1, to);
      digits += end - whole - 1;
    }
    if (digits == 0) {
      return infinite(text, at, to);
    }
    if (end < to && (text[end] == 'e' || text[end] == 'E')) {
      int power =
          end + 1 < to && (text[end + 1] == '-' || text[end + 1] == '+') ? end + 2 : end + 1;
      end = digits(text, power, to);
      return end == to && end > power;
    }
    return end == to;
  }

  /** The float32 nearest to a {@link #number}; infinite if the number is too large for a float32. */
  static float value(char[] text, int from, int to) {
    char last = text[to - 1];
    return digit(last) || last == '.'
        ? Float.parseFloat(new String(text, from, to - from))
        : Float.POSITIVE_INFINITY;
  }

  private static boolean infinite(char[] text, int from, int to) {
    return from < to
        && to - from < LONGEST_INFINITE
        && INFINITE.contains(new String(text, from, to - from).toLowerCase(Locale.ROOT));
  }

  private static int digits(char[] text, int from, int to) {
    int at = from;
    while (at < to && digit(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
