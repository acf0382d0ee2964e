package io.bigtheta.simd;

import io.bigtheta.math.machinery.Pool;
import java.util.Arrays;

/**
 * Arrays for intermediate results that are kept from call to call, so that products allocate nothing. They still hold
 * what their last user left in them. Each call of a kernel takes one set of arrays, and no other call uses it until it
 * is given back.
 */
final class Scratch {
  private static final Pool<Scratch> POOL = new Pool<>(Scratch::new);

  final Terms terms = new Terms();

  private float[] left = new float[0];
  private float[] panel = new float[0];
  private float[] padded = new float[0];
  private float[] zeros = new float[0];
  private float[] edge = new float[0];
  private float[] windows = new float[0];
  private float[] between = new float[0];
  private float[][] panels = new float[0][];

  private Scratch() {}

  static Scratch take() {
    return POOL.take();
  }

  void give() {
    POOL.give(this);
  }

  /**
   * An array for packed rows of a, of at least {@code length} floats. Like all arrays here, it is valid until the next
   * call of this method.
   */
  float[] left(int length) {
    left = atLeast(length, left);
    return left;
  }

  /** An array for two vectors of columns of b. */
  float[] panel(int length) {
    panel = atLeast(length, panel);
    return panel;
  }

  /** Arrays for several panels of b that are needed together. */
  float[][] panels(int count, int length) {
    if (panels.length < count) {
      panels = Arrays.copyOf(panels, count);
      Arrays.setAll(panels, p -> panels[p] == null ? new float[0] : panels[p]);
    }
    for (int p = 0; p < count; p++) {
      panels[p] = atLeast(length, panels[p]);
    }
    return panels;
  }

  /** An array for a tile at the edge of a result. */
  float[] edge(int length) {
    edge = atLeast(length, edge);
    return edge;
  }

  /** An array for copies of windows. */
  float[] windows(int length) {
    windows = atLeast(length, windows);
    return windows;
  }

  /** An array for numbers between two products. */
  float[] between(int length) {
    between = atLeast(length, between);
    return between;
  }

  /** An array for a result that is smaller than a tile. */
  float[] padded(int length) {
    padded = atLeast(length, padded);
    return padded;
  }

  /** An array of zeros. Never write to it. */
  float[] zeros(int length) {
    zeros = atLeast(length, zeros);
    return zeros;
  }

  private static float[] atLeast(int length, float[] kept) {
    return kept.length < length ? new float[length] : kept;
  }
}
