package io.bigtheta.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The meaning of a length in a panel.
 *
 * @param title what is measured, with its unit
 * @param low value at the beginning of the axis
 * @param high value at the end of the axis
 * @param log whether equal lengths stand for equal ratios
 * @param ticks values that are marked
 * @param names of the values 0, 1, 2, …; empty if the values are numbers
 */
public record Axis(
    String title, double low, double high, boolean log, List<Double> ticks, List<String> names) {
  /** The largest number of marked values, which may be exceeded by two. */
  private static final int TICKS = 6;

  public Axis {
    ticks = List.copyOf(ticks);
    names = List.copyOf(names);
  }

  /** An axis of numbers. */
  public Axis(String title, double low, double high, boolean log, List<Double> ticks) {
    this(title, low, high, log, ticks, List.of());
  }

  /** The same axis, from {@code from} to {@code to} exactly, with the same marked values. */
  public Axis between(double from, double to) {
    List<Double> kept =
        ticks.stream().filter(tick -> tick >= from && tick <= to).toList();
    return new Axis(title, from, to, log, kept, names);
  }

  /** The same axis with other marked values. */
  public Axis ticks(List<Double> values) {
    return new Axis(title, low, high, log, values, names);
  }

  /** An axis of things without order or distance, at 0, 1, 2, … */
  public static Axis naming(String title, List<String> names) {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add((double) i);
    }
    return new Axis(title, -0.5, names.size() - 0.5, false, ticks, names);
  }

  /** An axis from {@code low} to {@code high}, widened to round numbers. */
  public static Axis linear(String title, double low, double high) {
    double wide = high > low ? high : low + Math.max(1e-6, Math.abs(low) * 0.1);
    double step = step((wide - low) / TICKS);
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil(wide / step - 1e-9);
    List<Double> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return new Axis(title, first * step, last * step, false, ticks);
  }

  /** A logarithmic axis around {@code low} &gt; 0 and {@code high}. */
  public static Axis log(String title, double low, double high) {
    double from = StrictMath.log10(low);
    double to = Math.max(StrictMath.log10(high), from + 0.1);
    double room = 0.04 * (to - from);
    double bottom = StrictMath.pow(10, from - room);
    double top = StrictMath.pow(10, to + room);
    List<Double> ticks = marks(bottom, top, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    if (ticks.size() > TICKS + 2) {
      ticks = marks(bottom, top, 1, 2, 5);
    }
    if (ticks.size() > TICKS + 2) {
      ticks = marks(bottom, top, 1, 3);
    }
    if (ticks.size() > TICKS + 2) {
      ticks = marks(bottom, top, 1);
    }
    return new Axis(title, bottom, top, true, ticks);
  }

  private static List<Double> marks(double low, double high, int... digits) {
    List<Double> marks = new ArrayList<>();
    for (int power = (int) Math.floor(StrictMath.log10(low));
        power <= StrictMath.log10(high);
        power++) {
      for (int digit : digits) {
        double mark =
            power < 0 ? digit / StrictMath.pow(10, -power) : digit * StrictMath.pow(10, power);
        if (mark >= low && mark <= high) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }

  /** Whole numbers from 1 to {@code count}. */
  public static Axis counting(String title, int count) {
    if (count == 1) {
      return new Axis(title, 0.5, 1.5, false, List.of(1.0));
    }
    int step = (int) Math.max(1, Math.round(step(count / (double) TICKS)));
    List<Double> ticks = new ArrayList<>();
    if (step > 1) {
      ticks.add(1.0);
    }
    for (int i = step; i <= count; i += step) {
      ticks.add((double) i);
    }
    double room = Math.min(0.5, 0.03 * (count - 1));
    return new Axis(title, 1 - room, count + room, false, ticks);
  }

  /** The smallest of 1, 2, 5, 10, 20, 50, … times a power of ten that is at least {@code least}. */
  private static double step(double least) {
    int power = (int) Math.floor(StrictMath.log10(least));
    for (int digit : new int[] {1, 2, 5}) {
      double step = scaled(digit, power);
      if (step >= least * (1 - 1e-9)) {
        return step;
      }
    }
    return scaled(10, power);
  }

  private static double scaled(int digit, int power) {
    return power < 0 ? digit / StrictMath.pow(10, -power) : digit * StrictMath.pow(10, power);
  }

  /**
   * How far along the axis a value lies, from 0 at the beginning to 1 at the end. Values outside are moved to the
   * nearer end.
   */
  public double share(double value) {
    return Math.max(0, Math.min(1, place(value)));
  }

  /**
   * How far along the axis a value lies. A value outside gives less than 0 or more than 1; a value that a logarithmic
   * axis cannot show gives NaN.
   */
  public double place(double value) {
    if (log && value <= 0) {
      return Double.NaN;
    }
    return log
        ? (StrictMath.log(value) - StrictMath.log(low))
            / (StrictMath.log(high) - StrictMath.log(low))
        : (value - low) / (high - low);
  }

  /** A marked value as text, with the decimals that this axis needs. */
  public String label(double tick) {
    if (!names.isEmpty()) {
      return names.get((int) tick);
    }
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (tick != 0 && (size >= 1e6 || size < 1e-3 || (log && tick < 1e-4))) {
      return power(tick);
    }
    double step = log ? tick : ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : Math.abs(tick);
    int decimals = Math.max(0, (int) -Math.floor(StrictMath.log10(Math.max(step, 1e-9)) + 1e-9));
    while (log && decimals < 6 && inexact(tick, decimals)) {
      decimals++; // values like 0.25, which only a caller marks
    }
    return String.format(Locale.ROOT, "%." + decimals + "f", tick == 0 ? 0.0 : tick)
        .replace('-', '−');
  }

  private static boolean inexact(double tick, int decimals) {
    double scaled = tick * StrictMath.pow(10, decimals);
    return Math.abs(scaled - Math.rint(scaled)) > 1e-9 * scaled;
  }

  private static String power(double tick) {
    String text = String.format(Locale.ROOT, "%.1e", tick).replace(".0e", "e").replace("e+", "e");
    return text.replaceFirst("e(-?)0+(?=\\d)", "e$1").replace('-', '−');
  }
}
