package io.bigtheta.report;

import io.bigtheta.report.drawing.Axis;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What an axis of a {@link Chart} measures, and how.
 *
 * @param title what is measured, with its unit: {@code loss (nats)}
 * @param log whether equal lengths stand for equal ratios
 * @param low value at the beginning of the axis; NaN means that the data decide
 * @param high value at the end of the axis; NaN means that the data decide
 * @param ticks values that are marked; if there are none, the axis chooses them
 * @param names of 0, 1, 2, …; empty if the values are numbers
 */
public record Scale(
    String title, boolean log, double low, double high, List<Double> ticks, List<String> names) {
  public Scale {
    ticks = List.copyOf(ticks);
    names = List.copyOf(names);
    if (log && (low <= 0 || high <= 0)) {
      throw Refusal.of(
          "axis " + title,
          "a logarithmic range above 0",
          (low <= 0 ? low : high),
          "use a linear scale");
    }
    if (low >= high) {
      throw Refusal.of("axis " + title, "a range that grows", low + " to " + high);
    }
  }

  /** A scale on which equal lengths stand for equal differences. */
  public static Scale linear(String title) {
    return new Scale(title, false, Double.NaN, Double.NaN, List.of(), List.of());
  }

  /** A scale on which equal lengths stand for equal ratios. Values that are not above 0 are left out. */
  public static Scale log(String title) {
    return new Scale(title, true, Double.NaN, Double.NaN, List.of(), List.of());
  }

  /** A scale of things by name, which the series place at 0, 1, 2, … */
  public static Scale names(String title, List<String> names) {
    return new Scale(title, false, Double.NaN, Double.NaN, List.of(), names);
  }

  /** Lets the axis begin at a value; smaller values are cut off. */
  public Scale from(double value) {
    return new Scale(title, log, value, high, ticks, names);
  }

  /** Lets the axis end at a value; larger values are cut off. */
  public Scale to(double value) {
    return new Scale(title, log, low, value, ticks, names);
  }

  /**
   * Marks these values, such as the sizes that were tried. A value is left out if it is not on the axis or has no room.
   */
  public Scale ticks(double... values) {
    return new Scale(title, log, low, high, DoubleStream.of(values).boxed().toList(), names);
  }

  /** The axis for these values. */
  Axis axis(DoubleStream values) {
    if (!names.isEmpty()) {
      return Axis.naming(title, names);
    }
    List<Double> shown = new ArrayList<>(
        values.filter(v -> Double.isFinite(v) && !(log && v <= 0)).boxed().toList());
    DoubleStream.of(low, high).filter(Double::isFinite).forEach(shown::add);
    double least =
        Double.isNaN(low) ? shown.stream().mapToDouble(v -> v).min().orElse(log ? 1 : 0) : low;
    double most =
        Double.isNaN(high) ? shown.stream().mapToDouble(v -> v).max().orElse(log ? 10 : 1) : high;
    Axis axis = log ? Axis.log(title, least, most) : Axis.linear(title, least, most);
    axis =
        axis.between(Double.isNaN(low) ? axis.low() : low, Double.isNaN(high) ? axis.high() : high);
    double from = axis.low();
    double to = axis.high();
    return ticks.isEmpty()
        ? axis
        : axis.ticks(ticks.stream().filter(tick -> tick >= from && tick <= to).toList());
  }
}
