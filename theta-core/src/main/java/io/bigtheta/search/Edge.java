package io.bigtheta.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * An end of what a search has tried, at which its best candidate lies: better ones may lie beyond it.
 *
 * @param name the setting
 * @param value the value of the best candidate, the smallest or largest that was tried
 * @param upper whether it is the largest
 */
public record Edge(String name, double value, boolean upper) {
  private static final MathContext DIGITS = new MathContext(3);

  /** The edges at which {@code best} lies, for each axis of numbers with at least two values tried. */
  public static List<Edge> of(List<Axis> axes, List<Assignment> tried, Assignment best) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      int axis = i;
      double[] values = tried.stream()
          .mapToDouble(point -> number(point.values().get(axis).text()))
          .toArray();
      double value = number(best.values().get(axis).text());
      double least = DoubleStream.of(values).min().orElse(Double.NaN); // NaN if a value is a word
      double most = DoubleStream.of(values).max().orElse(Double.NaN);
      if (Double.isNaN(least) || !inRange(axes.get(axis), value)) {
        continue;
      }
      if (most > least && value == most) {
        edges.add(new Edge(axes.get(axis).name(), value, true));
      } else if (most > least && value == least && value > 0) {
        edges.add(new Edge(axes.get(axis).name(), value, false));
      }
    }
    return edges;
  }

  /** Random values of a range leave out its ends; then a value near an end is at the edge. */
  private static boolean inRange(Axis axis, double value) {
    return !(axis instanceof Axis.Range range)
        || value >= 0.7 * range.high()
        || value <= range.low() / 0.7;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private boolean whole() {
    return value == Math.rint(value);
  }

  /**
   * The next value beyond the edge: twice or half a whole number, and otherwise 1 or 3 times a power of ten, as in the
   * grid of {@link Axis.Range}. Empty if there is none: nothing is smaller than 1 of whole numbers.
   */
  public Optional<String> beyond() {
    double next;
    if (whole()) {
      next = upper ? 2 * value : Math.floor(value / 2);
    } else {
      double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value) + 1e-9));
      double lead = value / power;
      next = upper
          ? power * (lead < 2 ? 3 : lead < 6 ? 10 : 30)
          : power * (lead > 4 ? 3 : lead > 1.5 ? 1 : 0.3);
    }
    return next > 0
        ? Optional.of(new BigDecimal(next).round(DIGITS).stripTrailingZeros().toPlainString())
        : Optional.empty();
  }

  /** The range that goes on beyond the edge, as it is typed, such as {@code 64..512}. */
  public String range() {
    double far = upper ? 8 * value : whole() ? Math.max(1, Math.floor(value / 8)) : value / 8;
    String here = text(value);
    return upper ? here + ".." + text(far) : text(far) + ".." + here;
  }

  private static String text(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The edge in words, such as {@code hidden=64 is the largest tried}. */
  @Override
  public String toString() {
    return name + "=" + text(value) + " is the " + (upper ? "largest" : "smallest") + " tried";
  }
}
