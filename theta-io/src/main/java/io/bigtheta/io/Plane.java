package io.bigtheta.io;

import java.util.Arrays;

/**
 * One level for each pixel of a picture.
 *
 * @param values [height · width], row after row
 */
record Plane(int height, int width, float[] values) {
  Plane(int height, int width) {
    this(height, width, new float[height * width]);
  }

  float at(int y, int x) {
    return values[y * width + x];
  }

  /** The level that this share of the pixels does not exceed. */
  float quantile(double share) {
    return quantile(values, share);
  }

  /** The value that this share of the values does not exceed. At most some 8,000 of them are looked at. */
  static float quantile(float[] values, double share) {
    int step = 1 + values.length / 8_000;
    float[] some = new float[(values.length + step - 1) / step];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[i * step];
    }
    Arrays.sort(some);
    return some[(int) Math.min(some.length - 1, share * some.length)];
  }

  /** The mean over the square of {@code 2 · radius + 1} pixels around each pixel, as far as it lies inside. */
  Plane mean(int radius) {
    float[] across = new float[values.length];
    for (int y = 0; y < height; y++) {
      double sum = 0;
      int from = y * width;
      for (int x = -radius; x < width; x++) {
        sum += x + radius < width ? values[from + x + radius] : 0;
        sum -= x - radius - 1 >= 0 ? values[from + x - radius - 1] : 0;
        if (x >= 0) {
          int count = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
          across[from + x] = (float) (sum / count);
        }
      }
    }
    Plane result = new Plane(height, width);
    for (int x = 0; x < width; x++) {
      double sum = 0;
      for (int y = -radius; y < height; y++) {
        sum += y + radius < height ? across[(y + radius) * width + x] : 0;
        sum -= y - radius - 1 >= 0 ? across[(y - radius - 1) * width + x] : 0;
        if (y >= 0) {
          int count = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
          result.values[y * width + x] = (float) (sum / count);
        }
      }
    }
    return result;
  }
}
