package io.bigtheta.io;

/**
 * Changes the size of images: down by area averaging, up by bilinear interpolation. Height and width are treated
 * separately.
 */
final class Scaling {
  private Scaling() {}

  /**
   * The share of some neighbouring pixels in one pixel of the result. The weights sum to 1.
   *
   * @param first index of the first neighbour
   */
  private record Share(int first, float[] weights) {}

  /** Scales a plane from [height, width] to [tall, wide]. */
  static float[] scaled(float[] plane, int height, int width, int tall, int wide) {
    Share[] down = shares(height, tall);
    Share[] across = shares(width, wide);
    float[] rows = new float[tall * width];
    for (int y = 0; y < tall; y++) {
      for (int k = 0; k < down[y].weights.length; k++) {
        float w = down[y].weights[k];
        int from = (down[y].first + k) * width;
        for (int x = 0; x < width; x++) {
          rows[y * width + x] += w * plane[from + x];
        }
      }
    }
    float[] values = new float[tall * wide];
    for (int y = 0; y < tall; y++) {
      for (int x = 0; x < wide; x++) {
        Share share = across[x];
        float sum = 0;
        for (int k = 0; k < share.weights.length; k++) {
          sum += share.weights[k] * rows[y * width + share.first + k];
        }
        values[y * wide + x] = sum;
      }
    }
    return values;
  }

  /** The shares of {@code from} pixels in each of {@code to} pixels. */
  private static Share[] shares(int from, int to) {
    Share[] shares = new Share[to];
    double ratio = (double) from / to;
    for (int i = 0; i < to; i++) {
      shares[i] =
          ratio >= 1 ? area(from, i * ratio, ratio) : between(from, (i + 0.5) * ratio - 0.5);
    }
    return shares;
  }

  private static Share area(int from, double start, double length) {
    double end = Math.min(from, start + length);
    int first = (int) start;
    float[] weights = new float[(int) Math.ceil(end) - first];
    for (int k = 0; k < weights.length; k++) {
      int j = first + k;
      weights[k] = (float) ((Math.min(end, j + 1) - Math.max(start, j)) / length);
    }
    return new Share(first, weights);
  }

  private static Share between(int from, double place) {
    double at = Math.min(from - 1, Math.max(0, place));
    int j = (int) at;
    float next = (float) (at - j);
    float here = (float) (1 - (at - j));
    return new Share(j, j + 1 < from ? new float[] {here, next} : new float[] {here + next});
  }

  /**
   * Scales the middle part of an image: the largest centred part that has the wanted proportions.
   *
   * @param levels [height, width, channels], unsigned
   * @return [tall, wide, channels]
   */
  static byte[] middle(byte[] levels, int channels, int height, int width, int tall, int wide) {
    double ratio = Math.min((double) height / tall, (double) width / wide);
    int high = (int) Math.max(1, Math.rint(tall * ratio));
    int broad = (int) Math.max(1, Math.rint(wide * ratio));
    int corner = (height - high) / 2 * width + (width - broad) / 2;
    byte[] result = new byte[tall * wide * channels];
    float[] plane = new float[high * broad];
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < plane.length; p++) {
        int from = corner + p / broad * width + p % broad;
        plane[p] = levels[from * channels + c] & 0xFF;
      }
      float[] scaled = scaled(plane, high, broad, tall, wide);
      for (int p = 0; p < scaled.length; p++) {
        result[p * channels + c] = (byte) Math.min(255, Math.round(scaled[p]));
      }
    }
    return result;
  }
}
