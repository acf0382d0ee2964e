package io.bigtheta.io;

/**
 * Takes the local background away, so that ink is seen in a shadow, in the dark corners of a photograph and beside a
 * desk. The background of dark ink is the morphological closing of the picture with a square that is wider than any
 * stroke: what is darker than all such squares around it is ink (the top-hat transform; Meyer 1979, Serra 1982). A
 * surface that is wider than the square is background of its own, however dark.
 *
 * <p>Maxima and minima over windows cost three comparisons for each pixel, whatever the window (van Herk 1992; Gil and
 * Werman 1993).
 */
final class Background {
  /** The side of the square, as a share of the longer side of the picture. */
  private static final double WINDOW = 0.3;

  /** The same for light ink. A sheet of paper on a desk shall be found whole, so that it is known for what it is. */
  private static final double LIGHT = 0.5;

  /** Added to the background before ink is divided by it, because noise is large in the dark. */
  private static final float DARK = 40;

  /** What is at least this share of strong ink is no shade of paper. */
  private static final float SHADE = 0.35f;

  private Background() {}

  /**
   * The background behind the ink.
   *
   * @param dark whether ink is darker than its background, or lighter
   */
  static Plane of(Plane picture, boolean dark) {
    double window = dark ? WINDOW : LIGHT;
    int radius = (int) Math.max(3, window / 2 * Math.max(picture.height(), picture.width()));
    return dark ? least(most(picture, radius), radius) : most(least(picture, radius), radius);
  }

  /**
   * How much ink there is in each pixel: how much darker it is than its background, as a share of the background and
   * times 255; or, for light ink, how much lighter. Noise stays, and is at most a few levels around 0.
   */
  static Plane ink(Plane picture, Plane background, boolean dark) {
    Plane ink = new Plane(picture.height(), picture.width());
    for (int i = 0; i < ink.values().length; i++) {
      float behind = background.values()[i];
      float level = picture.values()[i];
      ink.values()[i] =
          dark ? (behind - level) * (255 + DARK) / (Math.max(0, behind) + DARK) : level - behind;
    }
    float usual =
        ink.quantile(0.3); // the background follows noise, and is too light in dark corners
    if (usual > SHADE * ink.quantile(0.98)) {
      return ink; // so much is ink itself
    }
    for (int i = 0; i < ink.values().length; i++) {
      ink.values()[i] -= usual;
    }
    return ink;
  }

  /** The largest level of the square around each pixel, as far as it lies inside. */
  static Plane most(Plane plane, int radius) {
    return over(plane, radius, 1);
  }

  /** The smallest level of the square around each pixel, as far as it lies inside. */
  static Plane least(Plane plane, int radius) {
    return over(plane, radius, -1);
  }

  private static Plane over(Plane plane, int radius, int sign) {
    int height = plane.height();
    int width = plane.width();
    float[] values = plane.values().clone();
    float[] line = new float[Math.max(height, width)];
    float[] work = new float[3 * (line.length + 4 * radius + 2)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = sign * values[y * width + x];
      }
      window(line, width, radius, work);
      for (int x = 0; x < width; x++) {
        values[y * width + x] = line[x];
      }
    }
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        line[y] = values[y * width + x];
      }
      window(line, height, radius, work);
      for (int y = 0; y < height; y++) {
        values[y * width + x] = sign * line[y];
      }
    }
    return new Plane(height, width, values);
  }

  /** Replaces the first {@code count} values of a line by their maxima over 2 · radius + 1 neighbours. */
  private static void window(float[] line, int count, int radius, float[] work) {
    int size = 2 * radius + 1;
    int length = count + 2 * radius;
    int ahead = length; // work: padded line, maxima from the start of each block, maxima to its end
    int back = 2 * length;
    java.util.Arrays.fill(work, 0, length, Float.NEGATIVE_INFINITY);
    System.arraycopy(line, 0, work, radius, count);
    for (int start = 0; start < length; start += size) {
      int end = Math.min(length, start + size);
      float most = Float.NEGATIVE_INFINITY;
      for (int i = start; i < end; i++) {
        most = work[i] > most ? work[i] : most;
        work[ahead + i] = most;
      }
      most = Float.NEGATIVE_INFINITY;
      for (int i = end - 1; i >= start; i--) {
        most = work[i] > most ? work[i] : most;
        work[back + i] = most;
      }
    }
    for (int i = 0; i < count; i++) {
      line[i] = Math.max(work[back + i], work[ahead + i + size - 1]);
    }
  }
}
