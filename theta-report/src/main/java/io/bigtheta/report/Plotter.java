package io.bigtheta.report;

import io.bigtheta.report.Series.Kind;
import io.bigtheta.report.Series.Span;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Box;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Panel;
import io.bigtheta.report.drawing.Style;
import io.bigtheta.report.drawing.Trace;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Draws the content of one panel from back to front. Labels come last, where there is room for them. */
final class Plotter {
  static final Style GUIDE = Style.line(Ink.PALE, 4);
  static final Style LEVEL = Style.line(Ink.AXIS, 0.8);
  static final double SHADE = 0.2;
  /** Error bars of several series at the same x are this many points apart. */
  private static final double APART = 6;
  /** From this number of points on, markers without a line are smaller. */
  private static final int MANY = 100;

  private static final double SMALL = 0.65;

  private final Drawing on;
  private final Panel panel;
  private final Plot plot;
  private final Map<String, Look> looks;
  private final LabelPlace labels;

  Plotter(Drawing on, Panel panel, Plot plot, Map<String, Look> looks) {
    this.on = on;
    this.panel = panel;
    this.plot = plot;
    this.looks = looks;
    this.labels = new LabelPlace(panel);
  }

  void draw() {
    panel.grid(on);
    plot.series().forEach(this::band);
    plot.contours().forEach(this::contours);
    plot.rules().forEach(this::rule);
    panel.axes(on);
    for (int i = 0; i < plot.series().size(); i++) {
      series(plot.series().get(i), shift(i));
    }
    for (Plot.Point mark : plot.marks()) {
      double x = x(mark);
      double y = panel.y(mark.y());
      Look.highlight(on, x, y);
      labels.avoid(Box.around(x, y, 5));
    }
    for (Plot.Point mark : plot.marks()) {
      labels.write(on, x(mark), panel.y(mark.y()), mark.label());
    }
    for (Plot.Rule rule : plot.rules()) {
      if (rule.upright()) {
        labels.upright(on, panel.x(rule.at()), rule.label());
      } else {
        labels.across(on, panel.y(rule.at()), rule.label());
      }
    }
    Lettering letters = Lettering.of(12).inBold();
    String heading = letters.cut(plot.heading(), panel.right() - panel.left());
    on.words(panel.left(), panel.top() - 10, heading, letters, Anchor.START, Ink.TEXT);
  }

  /** Keeps error bars at the same x from covering one another. */
  private double shift(int index) {
    Series one = plot.series().get(index);
    List<Series> meeting = plot.series().stream()
        .filter(other -> other.bars().isPresent() && meet(one, other))
        .toList();
    int k = meeting.indexOf(one);
    return k < 0 ? 0 : (k - (meeting.size() - 1) / 2.0) * APART;
  }

  private static boolean meet(Series one, Series other) {
    return DoubleStream.of(one.x())
        .anyMatch(x -> DoubleStream.of(other.x()).anyMatch(at -> at == x));
  }

  /** The x of a mark. If it marks a point of a series, it moves with that point. */
  private double x(Plot.Point mark) {
    for (int i = 0; i < plot.series().size(); i++) {
      Series one = plot.series().get(i);
      for (int k = 0; k < one.x().length; k++) {
        if (one.x()[k] == mark.x() && one.y()[k] == mark.y()) {
          return panel.x(mark.x()) + shift(i);
        }
      }
    }
    return panel.x(mark.x());
  }

  private void band(Series series) {
    if (series.band().isEmpty()) {
      return;
    }
    Span span = series.band().get();
    Look look = looks.get(series.name());
    Style style = Style.filled(look == null ? Ink.MUTED : look.ink()).opacity(SHADE);
    for (int i = 1; i < series.x().length; i++) {
      double[] x = {series.x()[i - 1], series.x()[i], series.x()[i], series.x()[i - 1]};
      double[] y = {span.low()[i - 1], span.low()[i], span.high()[i], span.high()[i - 1]};
      corners(x, y, style);
    }
  }

  private void corners(double[] x, double[] y, Style style) {
    double[] across = new double[x.length];
    double[] down = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      across[k] = panel.x(x[k]);
      down[k] = panel.y(y[k]);
      if (!Double.isFinite(across[k] + down[k])) {
        return;
      }
    }
    on.polygon(across, down, style);
  }

  private void contours(Contours contours) {
    Look look = looks.get(contours.name());
    for (List<double[]> line : contours.lines()) {
      double[] x = line.stream().mapToDouble(point -> point[0]).toArray();
      double[] y = line.stream().mapToDouble(point -> point[1]).toArray();
      for (Trace trace : Trace.inside(panel, x, y, 0)) {
        on.path(trace.x(), trace.y(), look == null ? LEVEL : look.line());
        if (look != null) {
          labels.avoid(trace.x(), trace.y());
        }
      }
    }
  }

  private void rule(Plot.Rule rule) {
    double x = panel.x(rule.at());
    double y = panel.y(rule.at());
    Style style = Style.line(Ink.MUTED, 1.2).dash(1.5, 2.5);
    double[] across =
        rule.upright() ? new double[] {x, x} : new double[] {panel.left(), panel.right()};
    double[] down =
        rule.upright() ? new double[] {panel.top(), panel.bottom()} : new double[] {y, y};
    on.path(across, down, style);
    labels.avoid(across, down);
  }

  private void series(Series series, double shift) {
    Look look = looks.get(series.name());
    if (series.kind() != Kind.POINTS) {
      for (Trace trace : Trace.inside(panel, series.x(), series.y(), shift)) {
        on.path(trace.x(), trace.y(), look == null ? GUIDE : look.line());
        labels.avoid(trace.x(), trace.y());
      }
    }
    if (look == null) {
      return;
    }
    bars(series, look, shift);
    double[][] inside = inside(series, shift);
    if (series.kind() == Kind.LINE) {
      look.markers(on, inside[0], inside[1]);
    } else if (series.kind() == Kind.PATH) {
      for (int i = 0; i < inside[0].length; i++) {
        look.marker(on, inside[0][i], inside[1][i], SMALL * Look.SIZE);
      }
    } else if (series.kind() == Kind.POINTS) {
      for (int i = 0; i < inside[0].length; i++) {
        double size = inside[0].length < MANY ? Look.SIZE : SMALL * Look.SIZE;
        look.marker(on, inside[0][i], inside[1][i], size);
        labels.avoid(Box.around(inside[0][i], inside[1][i], size));
      }
    }
  }

  private void bars(Series series, Look look, double shift) {
    if (series.bars().isEmpty()) {
      return;
    }
    Span span = series.bars().get();
    for (int i = 0; i < series.x().length; i++) {
      double[] low = panel.point(series.x()[i], span.low()[i]);
      double[] high = panel.point(series.x()[i], span.high()[i]);
      double x = low[0] + shift;
      panel.box().clip(low[0], low[1], high[0], high[1]).ifPresent(part -> {
        bar(on, x, part[1], part[3], look.ink(), part[1] == low[1], part[3] == high[1]);
        labels.avoid(x, part[1], x, part[3]);
      });
    }
  }

  /** Draws an error bar, with a cap at each end that lies in the panel. */
  static void bar(
      Drawing on, double x, double low, double high, Ink ink, boolean lowCap, boolean highCap) {
    Style style = Style.line(ink, 1.3);
    on.line(x, low, x, high, style);
    if (lowCap) {
      on.line(x - 3, low, x + 3, low, style);
    }
    if (highCap) {
      on.line(x - 3, high, x + 3, high, style);
    }
  }

  /** The points {x, y} that lie in the panel. */
  private double[][] inside(Series series, double shift) {
    Box box = panel.box();
    Box room = new Box(box.left() - 0.5, box.top() - 0.5, box.right() + 0.5, box.bottom() + 0.5);
    double[][] points = new double[series.x().length][];
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      double[] point = panel.point(series.x()[i], series.y()[i]);
      if (room.contains(point[0], point[1])) {
        points[count++] = new double[] {point[0] + shift, point[1]};
      }
    }
    double[][] inside = new double[2][count];
    for (int i = 0; i < count; i++) {
      inside[0][i] = points[i][0];
      inside[1][i] = points[i][1];
    }
    return inside;
  }
}
