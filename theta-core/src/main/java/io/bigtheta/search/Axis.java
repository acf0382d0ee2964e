package io.bigtheta.search;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** One setting that a search varies, over listed values or over a range. */
public sealed interface Axis {
  /** The name of the setting. */
  String name();

  /** The values in a grid search. */
  List<String> grid();

  /** The random value number {@code index}. */
  String draw(Seed seed, long index);

  /**
   * Reads {@code 8,16,32} as listed values, or {@code 4..256} as the range from 4 to 256.
   *
   * @param values the text, already split at its commas; values may contain commas within brackets
   */
  static Axis parse(String name, List<String> values) {
    if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
      throw Refusal.of(
          name,
          "values such as 8,16,32 or a range such as 4..256",
          (values.isEmpty() ? "none" : "an empty one"));
    }
    if (values.size() == 1 && values.get(0).matches("[0-9.eE+-]+\\.\\.[0-9.eE+-]+")) {
      return Range.parse(name, values.get(0));
    }
    return new Choices(name, values);
  }

  /** Listed values, in the order in which they are tried. */
  record Choices(String name, List<String> values) implements Axis {
    public Choices {
      values = List.copyOf(new LinkedHashSet<>(values));
    }

    @Override
    public List<String> grid() {
      return values;
    }

    @Override
    public String draw(Seed seed, long index) {
      return values.get(seed.below(index, values.size()));
    }
  }

  /**
   * All numbers from low to high. Random values are uniform on a logarithmic scale. A grid has low, high, and values
   * between them: for whole numbers each is double the one before; for others there are two in a decade (1 and 3 times
   * a power of ten).
   *
   * @param low the smallest value, above 0
   * @param high the largest value, at least low
   * @param whole whether only whole numbers are meant
   */
  record Range(String name, double low, double high, boolean whole) implements Axis {
    private static final MathContext DIGITS = new MathContext(3);

    public Range {
      if (!(low > 0 && high >= low && high < Double.POSITIVE_INFINITY)) {
        throw Refusal.of(
            name, "a range LOW..HIGH with 0 < LOW <= HIGH", text(low) + ".." + text(high));
      }
    }

    private static Range parse(String name, String text) {
      int dots = text.indexOf("..");
      String low = text.substring(0, dots);
      String high = text.substring(dots + 2);
      try {
        return new Range(
            name,
            Double.parseDouble(low),
            Double.parseDouble(high),
            low.matches("\\d+") && high.matches("\\d+"));
      } catch (NumberFormatException e) {
        throw Refusal.of(name, "a range such as 4..256", "\"" + text + "\"");
      }
    }

    @Override
    public List<String> grid() {
      List<String> values = new ArrayList<>();
      if (whole) {
        for (double value = low; value < high; value *= 2) {
          values.add(text(value));
        }
      } else {
        values.add(text(low));
        int decade = (int) Math.floor(StrictMath.log10(low));
        for (int i = 0; ; i++) {
          double value = (i % 2 == 0 ? 1 : 3) * StrictMath.pow(10, decade + (double) (i / 2));
          if (value >= high * (1 - 1e-9)) {
            break;
          }
          if (value > low * (1 + 1e-9)) {
            values.add(text(value));
          }
        }
      }
      values.add(text(high));
      return List.copyOf(new LinkedHashSet<>(values));
    }

    @Override
    public String draw(Seed seed, long index) {
      double share = seed.uniform(index);
      double value = low * StrictMath.pow(high / low, share);
      return text(whole ? Math.rint(value) : new BigDecimal(value).round(DIGITS).doubleValue());
    }

    /** The text without the last digits, in which 3 · 10⁻⁴ would not read as 0.0003. */
    private static String text(double value) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros();
      String text = rounded.toPlainString();
      return text.length() > 12 ? Double.toString(rounded.doubleValue()) : text;
    }
  }
}
