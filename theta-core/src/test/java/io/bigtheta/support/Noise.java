package io.bigtheta.support;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;

/** Normal numbers to calculate with. */
public final class Noise {
  private Noise() {}

  public static Matrix matrix(int rows, int cols, long seed) {
    return new Matrix(array(rows * cols, seed), 0, rows, cols);
  }

  public static float[] array(int size, long seed) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = new Seed(seed).normal(i);
    }
    return values;
  }
}
