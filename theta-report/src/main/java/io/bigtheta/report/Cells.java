package io.bigtheta.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoublePredicate;

/** Cells of comma-separated values, the same on every machine. */
final class Cells {
  private Cells() {}

  /** The number as text; empty if it is NaN or infinite. */
  static String of(double value) {
    return Double.isNaN(value) ? "" : shortest(value, d -> d == value);
  }

  static String of(float value) {
    return Float.isNaN(value) ? "" : shortest(value, d -> (float) d == value);
  }

  /** The text, quoted if RFC 4180 requires it. */
  static String of(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /**
   * The fewest digits that read back as the same number. Before JDK 19, Double.toString writes more digits than that.
   */
  private static String shortest(double value, DoublePredicate same) {
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = 17; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (!same.test(shorter.doubleValue())) {
        break;
      }
      rounded = shorter;
    }
    BigDecimal bare = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    return bare.scale() < 0 && bare.precision() - bare.scale() < 18
        ? bare.toPlainString()
        : bare.toString();
  }
}
