package io.bigtheta.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text for people, the same on every machine. */
public final class Shown {
  /** Stands between a number and its unit, so that no line breaks there. */
  private static final char FIXED = '\u00a0';

  private Shown() {}

  /**
   * The number with a given number of significant digits. Very large and very small numbers have a power of ten; NaN
   * and infinities are a dash.
   */
  public static String digits(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int power = rounded.precision() - rounded.scale() - 1;
    if (value == 0) {
      return "0";
    }
    if (power < -5 || power > 8) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value).replace('-', '−');
    }
    return rounded
        .setScale(Math.max(0, digits - 1 - power), RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('-', '−');
  }

  /** The number with a given number of decimals. */
  public static String decimals(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
  }

  /** A share in [0, 1] as a percentage with a given number of decimals; NaN is a dash. */
  public static String percent(double share, int decimals) {
    String number = hundredfold(share, decimals);
    return Double.isFinite(share) ? number + FIXED + "%" : number;
  }

  /** A share in [0, 1] as a percentage without the percent sign. */
  public static String hundredfold(double share, int decimals) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%." + decimals + "f", 100 * share)
        : "–";
  }

  /** A whole number with commas between thousands. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A time in seconds, in seconds, minutes or hours. */
  public static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "–";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
