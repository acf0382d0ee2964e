package io.bigtheta.report;

import io.bigtheta.report.drawing.Axis;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out a chart: the legend, and below it the panels side by side. */
final class Layout {
  private static final double EDGE = 16;
  private static final double GAP = 24;
  private static final double BELOW = 60;

  private final List<Plot> plots;
  private final double height;
  private final Map<String, Look> looks = new LinkedHashMap<>();

  Layout(List<Plot> plots, double height) {
    this.plots = plots;
    this.height = height;
    plots.stream()
        .flatMap(Plot::names)
        .forEach(name -> looks.computeIfAbsent(name, any -> Look.of(looks.size())));
  }

  Drawing draw() {
    double width = plots.size() == 1 ? 620 : 300 + 330 * plots.size();
    double slot = (width - EDGE - GAP * (plots.size() - 1)) / plots.size();
    double left = Panel.margin(plots.get(0).up());
    Legend legend = new Legend(plots, looks, left, width - EDGE);
    boolean headed = plots.stream().anyMatch(plot -> !plot.heading().isEmpty());
    double top = legend.bottom() + 28 + (headed ? 16 : 0);
    Drawing on = new Drawing(width, top + height + BELOW);
    legend.draw(on);
    for (int i = 0; i < plots.size(); i++) {
      Plot plot = plots.get(i);
      Axis up = plot.up();
      double from = i * (slot + GAP) + Panel.margin(up);
      double to = i * (slot + GAP) + slot;
      Panel panel = new Panel(from, top, to - from, height, plot.across(), up);
      new Plotter(on, panel, plot, looks).draw();
    }
    return on;
  }
}
