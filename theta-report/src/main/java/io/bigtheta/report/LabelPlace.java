package io.bigtheta.report;

import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Panel;
import java.util.ArrayList;
import java.util.List;

/** Finds room for the label of a point: inside its panel, near the point, over as little of the curves as can be. */
final class LabelPlace {
  private static final Lettering LETTERS = Lettering.of(11.5).withHalo();
  private static final double[] DOWN = {20, -12, 36, -28, 54, -46, 80, -72, 110, -102, 150, -142};

  private final Panel panel;
  private final List<double[]> taken = new ArrayList<>();

  LabelPlace(Panel panel) {
    this.panel = panel;
  }

  /** Takes note of the points (epoch, value) of a curve, and of points between. */
  void avoid(List<double[]> points) {
    for (int i = 0; i < points.size(); i++) {
      double x = panel.x(points.get(i)[0]);
      double y = panel.y(points.get(i)[1]);
      taken.add(new double[] {x, y});
      for (int k = 1; i > 0 && k < 8; k++) {
        double[] before = {panel.x(points.get(i - 1)[0]), panel.y(points.get(i - 1)[1])};
        taken.add(
            new double[] {before[0] + (x - before[0]) * k / 8, before[1] + (y - before[1]) * k / 8
            });
      }
    }
  }

  /** Takes note of the line from (x, y) down to the axis. */
  void avoidBelow(double x, double y) {
    for (double down = y + 8; down < panel.bottom(); down += 8) {
      taken.add(new double[] {x, down});
    }
  }

  /** Writes the label of the point at (x, y). */
  void write(Drawing on, double x, double y, String label) {
    double width = LETTERS.width(label);
    double least = Double.POSITIVE_INFINITY;
    double left = 0;
    double base = 0;
    for (double side : new double[] {x + 8, x - 8 - width, x - width / 2}) {
      double from = Math.max(panel.left() + 4, Math.min(side, panel.right() - width - 2));
      for (double down : DOWN) {
        double line = y + down;
        if (line - 12 < panel.top() || line + 5 > panel.bottom()) {
          continue;
        }
        double cost = 12 * crossed(from, line, width) + Math.abs(down) / 3;
        if (cost < least) {
          least = cost;
          left = from;
          base = line;
        }
      }
    }
    on.words(left, base, label, LETTERS, Anchor.START, Ink.TEXT);
  }

  private long crossed(double left, double base, double width) {
    return taken.stream()
        .filter(
            p -> p[0] > left - 5 && p[0] < left + width + 5 && p[1] > base - 14 && p[1] < base + 7)
        .count();
  }
}
