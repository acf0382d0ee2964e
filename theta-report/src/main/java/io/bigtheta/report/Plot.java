package io.bigtheta.report;

import io.bigtheta.report.drawing.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The content of one panel of a chart. */
record Plot(
    String heading,
    Scale x,
    Scale y,
    List<Series> series,
    List<Contours> contours,
    List<Point> marks,
    List<Rule> rules) {
  static final Plot EMPTY =
      new Plot("", Scale.linear(""), Scale.linear(""), List.of(), List.of(), List.of(), List.of());

  /** A special point, and what it is. */
  record Point(double x, double y, String label) {}

  /** A line through the whole panel, and what it stands for. */
  record Rule(boolean upright, double at, String label) {}

  Plot heading(String words) {
    return new Plot(words, x, y, series, contours, marks, rules);
  }

  Plot x(Scale scale) {
    return new Plot(heading, scale, y, series, contours, marks, rules);
  }

  Plot y(Scale scale) {
    return new Plot(heading, x, scale, series, contours, marks, rules);
  }

  Plot with(Series one) {
    return new Plot(heading, x, y, more(series, one), contours, marks, rules);
  }

  Plot with(Contours one) {
    return new Plot(heading, x, y, series, more(contours, one), marks, rules);
  }

  Plot with(Point one) {
    return new Plot(heading, x, y, series, contours, more(marks, one), rules);
  }

  Plot with(Rule one) {
    return new Plot(heading, x, y, series, contours, marks, more(rules, one));
  }

  private static <T> List<T> more(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  boolean isEmpty() {
    return series.isEmpty() && contours.isEmpty();
  }

  /** The names that have a look of their own, in order. */
  Stream<String> names() {
    return Stream.concat(
        contours.stream().filter(Contours::single).map(Contours::name),
        series.stream().filter(one -> one.kind() != Series.Kind.GUIDE).map(Series::name));
  }

  Axis across() {
    return x.axis(DoubleStream.concat(
        DoubleStream.concat(
            series.stream().flatMapToDouble(one -> DoubleStream.of(one.x())),
            contours.stream().flatMapToDouble(one -> DoubleStream.of(one.x()))),
        DoubleStream.concat(marks.stream().mapToDouble(Point::x), ruled(true))));
  }

  Axis up() {
    return y.axis(DoubleStream.concat(
        DoubleStream.concat(
            series.stream().flatMapToDouble(Series::heights),
            contours.stream().flatMapToDouble(one -> DoubleStream.of(one.y()))),
        DoubleStream.concat(marks.stream().mapToDouble(Point::y), ruled(false))));
  }

  private DoubleStream ruled(boolean upright) {
    return rules.stream().filter(rule -> rule.upright() == upright).mapToDouble(Rule::at);
  }
}
