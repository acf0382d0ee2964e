package io.bigtheta.io;

import java.util.Arrays;

/** Distances of pixels, with the chamfer weights 3 and 4 (Borgefors 1986): at most 8 % off. */
final class Distances {
  private static final int FAR = 1 << 28;

  private Distances() {}

  /** The distance of each pixel to the nearest one of the mask, in pixels; 0 inside the mask. */
  static float[] to(boolean[] mask, int height, int width) {
    int[] far = new int[mask.length];
    Arrays.setAll(far, i -> mask[i] ? 0 : FAR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        int least = far[i];
        least = x > 0 ? Math.min(least, far[i - 1] + 3) : least;
        if (y > 0) {
          least = Math.min(least, far[i - width] + 3);
          least = x > 0 ? Math.min(least, far[i - width - 1] + 4) : least;
          least = x < width - 1 ? Math.min(least, far[i - width + 1] + 4) : least;
        }
        far[i] = least;
      }
    }
    float[] distances = new float[mask.length];
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        int i = y * width + x;
        int least = far[i];
        least = x < width - 1 ? Math.min(least, far[i + 1] + 3) : least;
        if (y < height - 1) {
          least = Math.min(least, far[i + width] + 3);
          least = x > 0 ? Math.min(least, far[i + width - 1] + 4) : least;
          least = x < width - 1 ? Math.min(least, far[i + width + 1] + 4) : least;
        }
        far[i] = least;
        distances[i] = least / 3f;
      }
    }
    return distances;
  }
}
