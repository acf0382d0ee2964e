package io.bigtheta.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads and writes the numbers of a text. A number is written with the fewest digits that read back as the same number:
 * {@code 60}, {@code 0.001}, {@code 1e-8}. {@code Float.toString} is not used, because it gives other digits on JDK 17
 * than on 19 and later.
 */
final class Decimal {

  // The quantifiers are possessive: with \d+\.?\d* it took a minute to refuse 60000 digits and an
  // x.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d++)?+");
  private static final Pattern JOINED = Pattern.compile("\\d++(x\\d++)++");
  private static final Pattern INFINITY =
      Pattern.compile("[+-]?infinity", Pattern.CASE_INSENSITIVE);
  private static final Pattern ZERO = Pattern.compile("[+-]?+[0.]++([eE].*+)?+");

  private Decimal() {}

  static boolean isNumber(String word) {
    return NUMBER.matcher(word).matches();
  }

  /** Whether the word is whole numbers joined by x. */
  static boolean areJoined(String word) {
    return JOINED.matcher(word).matches();
  }

  static float parseFloat(String word, Place place) {
    return (float)
        checked(word, isNumber(word) ? Float.parseFloat(word) : 0, text(Float.MAX_VALUE), place);
  }

  static double parseDouble(String word, Place place) {
    return checked(
        word, isNumber(word) ? Double.parseDouble(word) : 0, text(Double.MAX_VALUE), place);
  }

  /** Refuses text that is not a number, and numbers that overflow to infinity or underflow to zero. */
  private static double checked(String word, double value, String largest, Place place) {
    if (INFINITY.matcher(word).matches()) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!isNumber(word)) {
      throw place.expected("a number", Words.shown(word), "write it like 0.01, 1e-8 or infinity");
    }
    if (Double.isInfinite(value)) {
      throw place.expected("a number up to " + largest, Words.shown(word), "make it smaller");
    }
    if (value == 0 && !ZERO.matcher(word).matches()) {
      throw place.expected(
          "0 or a number not so near to it", Words.shown(word), "write 0 or make it larger");
    }
    return value;
  }

  static String text(float value) {
    return shortest(value, digits -> Float.parseFloat(digits.toString()) == value);
  }

  static String text(double value) {
    return shortest(value, digits -> Double.parseDouble(digits.toString()) == value);
  }

  private static String shortest(double value, Predicate<BigDecimal> same) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(value);
    int precision = 1;
    while (!same.test(exact.round(new MathContext(precision)))) {
      precision++;
    }
    return friendly(exact.round(new MathContext(precision)).stripTrailingZeros());
  }

  /** Plain digits from 0.0001 to 999999999, and an exponent beyond. */
  private static String friendly(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent >= -4 && exponent < 9) {
      return value.toPlainString();
    }
    return value.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}
