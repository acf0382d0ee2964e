package io.bigtheta.io;

import java.util.Locale;
import java.util.Set;

/**
 * Decides what the text of a cell is. It works on the characters themselves, because a large file has millions of
 * cells. One object serves one thread; {@link #read} leaves what it found in the fields.
 */
final class Cell {
  /** Words that stand for a missing value in every column. */
  private static final Set<String> MISSING =
      Set.of("na", "n/a", "nan", "null", "?", "<na>", "nat", "#n/a", "#na", "-nan", "#n/a n/a");

  /** Words that stand for a missing value in a column that otherwise holds numbers or dates. */
  private static final Set<String> GAPS = Set.of(
      "-",
      "--",
      "---",
      "–",
      "—",
      ".",
      "..",
      "...",
      "…",
      "*",
      "**",
      "***",
      "_",
      "none",
      "nil",
      "missing",
      "unknown",
      "n.a.",
      "n.a",
      "n/a.",
      "na.",
      "n. a.",
      "nd",
      "n.d.",
      "n/d",
      "k.a.",
      "k. a.",
      "(null)",
      "(none)",
      "(blank)",
      "(missing)",
      "(unknown)",
      "<null>",
      "<none>",
      "\\n",
      "blank",
      "empty",
      "void",
      "undefined",
      "undef",
      "not available",
      "not applicable",
      "no data",
      "nodata",
      "tbd",
      "tba",
      "unk",
      "unspecified",
      "not known",
      "not recorded",
      "unbekannt",
      "fehlt",
      "keine angabe",
      "inconnu",
      "desconocido",
      "sconosciuto",
      "#div/0!",
      "#value!",
      "#ref!",
      "#name?",
      "#num!",
      "#null!",
      "#error!",
      "1.#qnan",
      "-1.#qnan",
      "1.#ind",
      "-1.#ind",
      "nan.",
      "<empty>",
      "??",
      "???");

  private static final Set<String> INFINITE = Set.of("inf", "infinity", "∞");
  private static final int LONGEST_MISSING = 8;
  private static final int LONGEST_INFINITE = 9;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long MOST_EXACT = 1L << 53;

  /** The bits of a double that a float has no place for, and the half of the first of them. */
  private static final long CUT = (1L << 29) - 1;

  private static final long HALF = 1L << 28;

  /** The value of the last number, in double precision. */
  double value;

  /** The number of digits after the point in the last number; −1 if it had an exponent or was infinite. */
  int decimals;

  /** Whether the last number was a whole one that began with a 0 it did not need, such as {@code 007}. */
  boolean padded;

  /** Whether a cell is empty, or one of the words that always stand for a missing value, in upper or lower case. */
  static boolean missing(char[] text, int from, int to) {
    int length = to - from;
    return length == 0
        || (length <= LONGEST_MISSING
            && !digit(text[from])
            && suspicious(text[from])
            && MISSING.contains(new String(text, from, length).toLowerCase(Locale.ROOT)));
  }

  private static boolean suspicious(char first) {
    return first == 'n'
        || first == 'N'
        || first == '?'
        || first == '<'
        || first == '#'
        || first == '-';
  }

  /** Whether a word stands for a missing value among numbers or dates. */
  static boolean gap(String word) {
    return GAPS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a cell consists of digits with an optional sign, decimal point and exponent, or is an infinity. */
  boolean read(char[] text, int from, int to) {
    int at = from;
    boolean negative = false;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      negative = text[at] == '-';
      at++;
    }
    long digits = 0;
    int begin = at;
    while (at < to && digit(text[at])) {
      digits = digits < MOST_EXACT ? digits * 10 + (text[at] - '0') : Long.MAX_VALUE;
      at++;
    }
    int whole = at - begin;
    int fraction = 0;
    if (at < to && text[at] == '.') {
      at++;
      while (at < to && digit(text[at])) {
        digits = digits < MOST_EXACT ? digits * 10 + (text[at] - '0') : Long.MAX_VALUE;
        at++;
        fraction++;
      }
    }
    if (whole + fraction == 0) {
      return infinite(text, begin, to, negative);
    }
    padded = whole > 1 && text[begin] == '0' && fraction == 0 && at == begin + whole;
    decimals = fraction;
    if (at < to) {
      decimals = -1;
      return power(text, from, to, at);
    }
    if (digits <= MOST_EXACT && fraction < POWERS.length) {
      value = digits / POWERS[fraction]; // both are exact, so the quotient is rounded once
      value = negative ? -value : value;
    } else {
      value = Double.parseDouble(new String(text, from, to - from));
    }
    return true;
  }

  private boolean power(char[] text, int from, int to, int at) {
    if (text[at] != 'e' && text[at] != 'E') {
      return false;
    }
    int power = at + 1 < to && (text[at + 1] == '-' || text[at + 1] == '+') ? at + 2 : at + 1;
    int end = power;
    while (end < to && digit(text[end])) {
      end++;
    }
    if (end != to || end == power) {
      return false;
    }
    value = Double.parseDouble(new String(text, from, to - from));
    return true;
  }

  private boolean infinite(char[] text, int from, int to, boolean negative) {
    boolean infinite = from < to
        && to - from < LONGEST_INFINITE
        && INFINITE.contains(new String(text, from, to - from).toLowerCase(Locale.ROOT));
    value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    decimals = -1;
    padded = false;
    return infinite;
  }

  /** The float32 nearest to the last number, which stood in these characters; infinite if it is too large. */
  float single(char[] text, int from, int to) {
    double size = Math.abs(value);
    boolean twice = (Double.doubleToRawLongBits(value) & CUT) == HALF || size < Float.MIN_NORMAL;
    return twice && size > 0 && !Double.isInfinite(value)
        ? Float.parseFloat(new String(text, from, to - from)) // rounding twice could differ
        : (float) value;
  }

  /** Whether {@link #read} reads a cell. */
  static boolean number(char[] text, int from, int to) {
    return new Cell().read(text, from, to);
  }

  /** Whether {@link #read} reads a text. */
  static boolean number(String text) {
    return number(text.toCharArray(), 0, text.length());
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
