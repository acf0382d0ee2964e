package io.bigtheta.report;

import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Points (x[i], y[i]) of a {@link Chart}, under a name. A value that is no number is a gap. Series of one name look alike in
 * all panels of a chart, and stand once in its legend.
 */
public final class Series {
  /** What is drawn at the points and between. */
  enum Kind {
    /** Joined, with markers. */
    LINE,
    /** Joined, with a small marker at every point. */
    PATH,
    /** Joined, without markers. */
    SMOOTH,
    /** Markers alone. */
    POINTS,
    /** Joined by a broad pale line without markers: what the others are held against. */
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

  /** Points joined by straight lines, with markers; of many points only some have one. */
  public static Series line(String name, double[] x, double[] y) {
    return of(name, Kind.LINE, x, y);
  }

  /** Points joined by straight lines, with a small marker at every one: the way that something took. */
  public static Series path(String name, double[] x, double[] y) {
    return of(name, Kind.PATH, x, y);
  }

  /** A line through many points, without markers: a function. */
  public static Series smooth(String name, double[] x, double[] y) {
    return of(name, Kind.SMOOTH, x, y);
  }

  /** Markers alone. */
  public static Series points(String name, double[] x, double[] y) {
    return of(name, Kind.POINTS, x, y);
  }

  /** A broad pale line, which the others are held against: the truth, or what chance would give. */
  public static Series guide(String name, double[] x, double[] y) {
    return of(name, Kind.GUIDE, x, y);
  }

  /**
   * With an error bar from {@code low[i]} to {@code high[i]} at each point.
   *
   * @param meaning for the legend, such as {@code 95 % interval over 5 folds}
   */
  public Series bars(double[] low, double[] high, String meaning) {
    return new Series(name, kind, x, y, Optional.of(span(low, high, meaning)), band);
  }

  /**
   * With the band between the curves {@code low} and {@code high} shaded.
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

  /** Everything that the upright axis should hold. */
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
