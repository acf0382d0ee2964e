package io.bigtheta.report.drawing;

import java.util.Optional;

/** An upright rectangle in a drawing; y grows downwards. */
public record Box(double left, double top, double right, double bottom) {
  /** The box around a point. */
  public static Box around(double x, double y, double radius) {
    return new Box(x - radius, y - radius, x + radius, y + radius);
  }

  public boolean contains(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  public boolean touches(Box other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  /**
   * The part {x1, y1, x2, y2} of a straight line that lies inside the box (Liang and Barsky, ACM Transactions on
   * Graphics 1984).
   */
  public Optional<double[]> clip(double x1, double y1, double x2, double y2) {
    double[] toward = {x1 - x2, x2 - x1, y1 - y2, y2 - y1};
    double[] room = {x1 - left, right - x1, y1 - top, bottom - y1};
    double from = 0;
    double to = 1;
    for (int side = 0; side < 4; side++) {
      if (toward[side] == 0) {
        if (room[side] < 0) {
          return Optional.empty();
        }
      } else if (toward[side] < 0) {
        from = Math.max(from, room[side] / toward[side]);
      } else {
        to = Math.min(to, room[side] / toward[side]);
      }
    }
    if (!(from <= to)) { // this also covers an end that is NaN
      return Optional.empty();
    }
    double dx = x2 - x1;
    double dy = y2 - y1;
    // an end inside the box stays exactly the same, so that pieces join
    return Optional.of(new double[] {
      from == 0 ? x1 : x1 + from * dx, from == 0 ? y1 : y1 + from * dy,
      to == 1 ? x2 : x1 + to * dx, to == 1 ? y2 : y1 + to * dy
    });
  }
}
