package io.bigtheta.report;

import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Style;

/**
 * The look of one of several curves. Curves differ in colour, dashes and markers, so they can be told apart in grey.
 */
enum Look {
  CIRCLES(Ink.BLUE) {
    @Override
    void marker(Drawing on, double x, double y, double size) {
      on.dots(new double[] {x}, new double[] {y}, size, Style.filled(Ink.BLUE));
    }
  },
  SQUARES(Ink.VERMILLION) {
    @Override
    Style line() {
      return super.line().dash(6.0, 3.0);
    }

    @Override
    void marker(Drawing on, double x, double y, double size) {
      on.rect(x - 0.93 * size, y - 0.93 * size, 1.87 * size, 1.87 * size, open());
    }
  },
  TRIANGLES(Ink.GREEN) {
    @Override
    Style line() {
      return super.line().dash(2.0, 2.5);
    }

    @Override
    void marker(Drawing on, double x, double y, double size) {
      shape(on, x, y, size, Style.filled(Ink.GREEN), 0, -1.3, 1.25, 0.95, -1.25, 0.95);
    }
  },
  DIAMONDS(Ink.PURPLE) {
    @Override
    Style line() {
      return super.line().dash(9.0, 3.0, 2.0, 3.0);
    }

    @Override
    void marker(Drawing on, double x, double y, double size) {
      shape(on, x, y, size, open(), 0, -1.35, 1.35, 0, 0, 1.35, -1.35, 0);
    }
  },
  RINGS(Ink.TEXT) {
    @Override
    Style line() {
      return super.line().dash(14.0, 4.0);
    }

    @Override
    void marker(Drawing on, double x, double y, double size) {
      on.dots(new double[] {x}, new double[] {y}, size, open());
    }
  },
  FUNNELS(Ink.ORANGE) {
    @Override
    Style line() {
      return super.line().dash(3.0, 1.5);
    }

    @Override
    void marker(Drawing on, double x, double y, double size) {
      shape(on, x, y, size, Style.filled(Ink.ORANGE), 0, 1.3, 1.25, -0.95, -1.25, -0.95);
    }
  },
  CROSSES(Ink.SKY) {
    @Override
    Style line() {
      return super.line().dash(9.0, 2.5, 2.0, 2.5, 2.0, 2.5);
    }

    @Override
    void marker(Drawing on, double x, double y, double size) {
      Style style = Style.line(Ink.SKY, 1.8);
      on.line(x - size, y - size, x + size, y + size, style);
      on.line(x - size, y + size, x + size, y - size, style);
    }
  };

  /** The distance from the middle of a marker to its edge, in points. */
  static final double SIZE = 3;
  /** The approximate number of markers on a long curve. */
  private static final int MARKERS = 12;

  private final Ink ink;

  Look(Ink ink) {
    this.ink = ink;
  }

  /** The look of the curve with this index. After the last look, the first one follows again. */
  static Look of(int index) {
    return values()[index % values().length];
  }

  Ink ink() {
    return ink;
  }

  Style line() {
    return Style.line(ink, 1.8);
  }

  Style open() {
    return Style.filled(Ink.PAPER).outline(ink, 1.5);
  }

  abstract void marker(Drawing on, double x, double y, double size);

  /**
   * Draws markers on a joined line. If there are many points, only some have markers, at different places on each
   * curve.
   */
  void markers(Drawing on, double[] x, double[] y) {
    int every = x.length <= 2 * MARKERS ? 1 : x.length / MARKERS;
    for (int i = every * (ordinal() % 2) / 2; i < x.length; i += every) {
      marker(on, x[i], y[i], SIZE);
    }
  }

  /** Marks a special point, such as a minimum. */
  static void highlight(Drawing on, double x, double y) {
    Style style = Style.filled(Ink.VERMILLION).outline(Ink.TEXT, 1.5);
    shape(on, x, y, 5.5, style, 0, -1, 1, 0, 0, 1, -1, 0);
  }

  private static void shape(
      Drawing on, double x, double y, double size, Style style, double... corners) {
    double[] across = new double[corners.length / 2];
    double[] down = new double[across.length];
    for (int i = 0; i < across.length; i++) {
      across[i] = x + size * corners[2 * i];
      down[i] = y + size * corners[2 * i + 1];
    }
    on.polygon(across, down, style);
  }
}
