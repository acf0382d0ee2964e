package io.bigtheta.io;

/**
 * Turns a picture into one plane of levels that shows its ink: its brightness, or, where brightness shows little, the
 * colour that shows most. It is reduced to some hundred pixels first, by averaging.
 */
final class Colours {
  /** A picture is reduced by a whole factor so that its longer side has at most this many pixels. */
  static final int LONGER = 480;

  /** Another colour is taken if it shows this many times as much as brightness does. */
  private static final float CLEARER = 2.5f;

  private static final float[] BRIGHTNESS = {0.299f, 0.587f, 0.114f};

  private Colours() {}

  /** The factor by which pictures of this size are reduced. */
  static int factor(Picture picture) {
    return (Math.max(picture.height(), picture.width()) + LONGER - 1) / LONGER;
  }

  /** The levels, 0 … 255, of the plane that shows the ink best. */
  static Plane plane(Picture picture) {
    Plane[] colours = reduced(picture, factor(picture), ground(picture));
    Plane brightness = mixed(colours, BRIGHTNESS);
    if (picture.grey()) {
      return brightness;
    }
    Plane best = brightness;
    float most = contrast(brightness) * CLEARER;
    for (float[] axis : new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, axis(colours)}) {
      Plane plane = mixed(colours, axis);
      float contrast = contrast(plane);
      if (contrast > most) {
        most = contrast;
        best = plane;
      }
    }
    return best;
  }

  /**
   * The grey level behind a transparent picture: the one of black and white that differs more from what is drawn. If
   * most of the border is opaque, its middle brightness is used.
   */
  private static int ground(Picture picture) {
    if (!picture.transparent()) {
      return 255;
    }
    double sum = 0;
    double weight = 0;
    float[] levels = picture.brightness(0);
    for (int i = 0; i < levels.length; i++) {
      sum += levels[i];
      weight += picture.argb()[i] >>> 24;
    }
    return weight > 0 && sum * 255 / weight > 127 ? 0 : 255;
  }

  /** Means of red, green and blue over squares of {@code factor} by {@code factor} pixels. */
  private static Plane[] reduced(Picture picture, int factor, int ground) {
    int height = Math.max(1, picture.height() / factor);
    int width = Math.max(1, picture.width() / factor);
    Plane[] planes = {new Plane(height, width), new Plane(height, width), new Plane(height, width)};
    float share =
        1f / (Math.min(factor, picture.height()) * Math.min(factor, picture.width()) * 255f);
    for (int y = 0; y < Math.min(picture.height(), height * factor); y++) {
      for (int x = 0; x < Math.min(picture.width(), width * factor); x++) {
        int p = picture.argb()[y * picture.width() + x];
        int alpha = p >>> 24;
        int behind = ground * (255 - alpha);
        int to = y / factor * width + x / factor;
        planes[0].values()[to] += ((p >> 16 & 0xFF) * alpha + behind) * share;
        planes[1].values()[to] += ((p >> 8 & 0xFF) * alpha + behind) * share;
        planes[2].values()[to] += ((p & 0xFF) * alpha + behind) * share;
      }
    }
    return planes;
  }

  private static Plane mixed(Plane[] colours, float[] weights) {
    Plane plane = new Plane(colours[0].height(), colours[0].width());
    float least = 0;
    for (float weight : weights) {
      least += Math.min(0, weight);
    }
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] = colours[0].values()[i] * weights[0]
          + colours[1].values()[i] * weights[1]
          + colours[2].values()[i] * weights[2]
          - least * 255;
    }
    return plane;
  }

  /** How far the pixel that differs more from its surroundings than 98 in 100 does differs from them. */
  private static float contrast(Plane plane) {
    Plane around = plane.mean(Math.max(1, Math.max(plane.height(), plane.width()) / 6));
    float[] differences = new float[plane.values().length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(plane.values()[i] - around.values()[i]);
    }
    return Plane.quantile(differences, 0.98);
  }

  /**
   * The direction in which the colours vary most, with weights of absolute sum 1: the first eigenvector of their
   * covariance, by power iteration (Pearson 1901).
   */
  private static float[] axis(Plane[] colours) {
    double[] mean = new double[3];
    int count = colours[0].values().length;
    for (int c = 0; c < 3; c++) {
      for (float value : colours[c].values()) {
        mean[c] += value / count;
      }
    }
    double[][] covariance = new double[3][3];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < 3; c++) {
        for (int d = 0; d < 3; d++) {
          covariance[c][d] +=
              (colours[c].values()[i] - mean[c]) * (colours[d].values()[i] - mean[d]) / count;
        }
      }
    }
    double[] axis = {0.6, 0.5, -0.4}; // across no colour that is common
    for (int step = 0; step < 50; step++) {
      double[] next = new double[3];
      double length = 1e-9;
      for (int c = 0; c < 3; c++) {
        for (int d = 0; d < 3; d++) {
          next[c] += covariance[c][d] * axis[d];
        }
        length += Math.abs(next[c]);
      }
      for (int c = 0; c < 3; c++) {
        axis[c] = next[c] / length;
      }
    }
    return new float[] {(float) axis[0], (float) axis[1], (float) axis[2]};
  }
}
