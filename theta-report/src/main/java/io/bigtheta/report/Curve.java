package io.bigtheta.report;

import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Panel;
import io.bigtheta.report.drawing.Style;
import java.util.List;

/** The two curves of a history: told apart by colour, by dashes and by markers, so that grey is enough. */
enum Curve {
  TRAINING(Ink.BLUE, false) {
    @Override
    void marker(Drawing on, double x, double y) {
      on.dots(new double[] {x}, new double[] {y}, 3, Style.filled(Ink.BLUE));
    }
  },
  VALIDATION(Ink.VERMILLION, true) {
    @Override
    void marker(Drawing on, double x, double y) {
      Style style = Style.filled(Ink.PAPER).outline(Ink.VERMILLION, 1.5);
      on.rect(x - 2.8, y - 2.8, 5.6, 5.6, style);
    }
  };

  /** About so many markers on a long curve. */
  private static final int MARKERS = 12;

  private final Ink ink;
  private final boolean dashed;

  Curve(Ink ink, boolean dashed) {
    this.ink = ink;
    this.dashed = dashed;
  }

  private Style line() {
    Style solid = Style.line(ink, 1.8);
    return dashed ? solid.dash(6.0, 3.0) : solid;
  }

  abstract void marker(Drawing on, double x, double y);

  /** The points (epoch, value), joined. */
  void draw(Drawing on, Panel panel, List<double[]> points) {
    double[] x = points.stream().mapToDouble(point -> panel.x(point[0])).toArray();
    double[] y = points.stream().mapToDouble(point -> panel.y(point[1])).toArray();
    if (x.length > 1) {
      on.path(x, y, line());
    }
    int every = x.length <= 2 * MARKERS ? 1 : x.length / MARKERS;
    // the curves' markers take turns where there are many points
    for (int i = every * ordinal() / 2; i < x.length; i += every) {
      marker(on, x[i], y[i]);
    }
  }

  /** A sample of the line and what it is; returns where the next sample begins. */
  double legend(Drawing on, double x, double y, String words) {
    on.line(x, y - 4, x + 30, y - 4, line());
    marker(on, x + 15, y - 4);
    Lettering letters = Lettering.of(12);
    on.words(x + 37, y, words, letters, Anchor.START, Ink.TEXT);
    return x + 37 + letters.width(words) + 22;
  }

  /** Marks a minimum. */
  static void diamond(Drawing on, double x, double y) {
    double[] across = {x - 5.5, x, x + 5.5, x};
    double[] down = {y, y - 5.5, y, y + 5.5};
    on.polygon(across, down, Style.filled(Ink.VERMILLION).outline(Ink.TEXT, 1.5));
  }
}
