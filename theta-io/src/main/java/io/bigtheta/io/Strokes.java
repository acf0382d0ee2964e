package io.bigtheta.io;

/**
 * Makes hair strokes as thick as those of MNIST's digits, which were written with a pen of about a seventh of their
 * height.
 */
final class Strokes {
  /** Strokes thinner than this share of the longer side of the figure are thickened. */
  private static final double THIN = 0.085;

  /** The thickness they are given. */
  private static final double USUAL = 0.11;

  private Strokes() {}

  /**
   * The mean thickness of the strokes, in pixels. A stroke of thickness w has points at distances 0 … w/2 from its
   * edge, in the mean w/4.
   */
  static double thickness(boolean[] mask, int height, int width) {
    boolean[] outside = new boolean[(height + 2) * (width + 2)];
    java.util.Arrays.fill(outside, true);
    for (int i = 0; i < mask.length; i++) {
      outside[(i / width + 1) * (width + 2) + i % width + 1] = !mask[i];
    }
    double sum = 0;
    int count = 0;
    for (float distance : Distances.to(outside, height + 2, width + 2)) {
      if (distance > 0) {
        sum += distance - 0.5;
        count++;
      }
    }
    return count == 0 ? 0 : 4 * sum / count;
  }

  /** The ink of a figure, with its strokes thickened if they are thin. The plane is then larger than the figure. */
  static Plane of(Figure figure) {
    int side = Math.max(figure.height(), figure.width());
    double thickness = thickness(figure.mask(), figure.height(), figure.width());
    if (thickness >= THIN * side) {
      return new Plane(figure.height(), figure.width(), figure.ink());
    }
    double radius = (USUAL * side - thickness) / 2 / (1 - USUAL); // the figure grows, too
    int more = (int) Math.ceil(radius);
    int height = figure.height() + 2 * more;
    int width = figure.width() + 2 * more;
    boolean[] mask = new boolean[height * width];
    for (int i = 0; i < figure.mask().length; i++) {
      int to = (i / figure.width() + more) * width + i % figure.width() + more;
      mask[to] = figure.mask()[i];
    }
    float[] distances = Distances.to(mask, height, width);
    float[] values = new float[mask.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.max(0, Math.min(1, radius + 0.5 - distances[i]));
    }
    return new Plane(height, width, values);
  }
}
