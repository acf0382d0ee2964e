package io.bigtheta.report;

import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Points (x[i], y[i]) of a {@link Chart}, under a name. A NaN or infinite value leaves a gap. Series of the same name
 * look alike in all panels of a chart and appear once in its legend.
 */
public final class Series {
  /** What is drawn at the points and between them. */
  enum Kind {
    /** A line with markers. */
    LINE,
    /** A line with a small marker at every point. */
    PATH,
    /** A line without markers. */
    SMOOTH,
    /** Markers without a line. */
    POINTS,
    /** A broad pale line without markers, which the other series are compared with. */
    GUIDE
  }

  /** Values from low to high at each point, and what they mean. */
  record Span(double[] low, double[] high, String meaning) {}

  private final String name;
  private final Kind kind;
  private final double[] x;
  private final double[] y;
  private final Optional<Span> bars;
  private final Optional<Span> band;

  private Series(
      String name, Kind kind, double[] x, double[] y, Optional<Span> bars, Optional<Span> band) {
    this.name = name;
    this.kind = kind;
    this.x = x;
    this.y = y;
    this.bars = bars;
    this.band = band;
  }

  private static Series of(String name, Kind kind, double[] x, double[] y) {
    same(name, "values y", x, y);
    return new Series(name, kind, x.clone(), y.clone(), Optional.empty(), Optional.empty());
  }

  /** Points joined by straight lines, with markers. If there are many points, only some have markers. */
  public static Series line(String name, double[] x, double[] y) {
    return of(name, Kind.LINE, x, y);
  }

  /** Points joined by straight lines, with a small marker at every point. It shows the path of something. */
  public static Series path(String name, double[] x, double[] y) {
    return of(name, Kind.PATH, x, y);
  }

  /** A line through many points, without markers, such as a function. */
  public static Series smooth(String name, double[] x, double[] y) {
    return of(name, Kind.SMOOTH, x, y);
  }

  /** Markers without a line. */
  public static Series points(String name, double[] x, double[] y) {
    return of(name, Kind.POINTS, x, y);
  }

  /** A broad pale line that other series are compared with: the truth, or the result of chance. */
  public static Series guide(String name, double[] x, double[] y) {
    return of(name, Kind.GUIDE, x, y);
  }

  /**
   * Adds an error bar from {@code low[i]} to {@code high[i]} at each point.
   *
   * @param meaning for the legend, such as {@code 95 % interval over 5 folds}
   */
  public Series bars(double[] low, double[] high, String meaning) {
    return new Series(name, kind, x, y, Optional.of(span(low, high, meaning)), band);
  }

  /**
   * Shades the band between the curves {@code low} and {@code high}.
   *
   * @param meaning for the legend
   */
  public Series band(double[] low, double[] high, String meaning) {
    return new Series(name, kind, x, y, bars, Optional.of(span(low, high, meaning)));
  }

  private Span span(double[] low, double[] high, String meaning) {
    same(name, "low ends", x, low);
    same(name, "high ends", x, high);
    return new Span(low.clone(), high.clone(), meaning);
  }

  private static void same(String name, String what, double[] x, double[] other) {
    if (x.length != other.length) {
      throw Refusal.of(
          "series " + name, "as many " + what + " as values x, " + x.length, other.length);
    }
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  Optional<Span> bars() {
    return bars;
  }

  Optional<Span> band() {
    return band;
  }

  /** All values that the vertical axis should include. */
  DoubleStream heights() {
    DoubleStream spans = DoubleStream.of(y);
    for (Optional<Span> span : List.of(bars, band)) {
      if (span.isPresent()) {
        DoubleStream ends = DoubleStream.concat(
            DoubleStream.of(span.get().low()), DoubleStream.of(span.get().high()));
        spans = DoubleStream.concat(spans, ends);
      }
    }
    return spans;
  }
}
