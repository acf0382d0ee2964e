package io.bigtheta.report.drawing;

import java.util.Arrays;

/** One element of a drawing. Lengths are in points of the drawing; y grows downwards. */
sealed interface Mark {
  /** Straight lines through the points (x[i], y[i]). */
  record Path(double[] x, double[] y, boolean closed, Style style) implements Mark {}

  /** Dots of equal size around the points (x[i], y[i]). */
  record Dots(double[] x, double[] y, double radius, Style style) implements Mark {}

  /** A line of words that begins, is centred or ends at (x, y). Its baseline is rotated about that point by degrees. */
  record Words(
      double x, double y, String text, Lettering lettering, Anchor anchor, double rotation, Ink ink)
      implements Mark {}

  /** An image of [rows, cols] pixels 0xRRGGBB, in which each pixel is a sharp square of {@code side}. */
  record Image(double x, double y, int rows, int cols, double side, int[] rgb) implements Mark {
    @Override
    public String toString() {
      return rows + "x" + cols + " at " + x + ", " + y + ": " + Arrays.hashCode(rgb);
    }
  }
}
