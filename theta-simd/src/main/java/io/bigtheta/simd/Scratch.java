package io.bigtheta.simd;

import io.bigtheta.math.machinery.Pool;
import java.util.Arrays;

/**
 * Arrays that are kept from call to call, so that products allocate nothing. What they hold is left over. Each call of the
 * kernels takes one set of them, and has it to itself until it gives it back.
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

  /** For rows of a, in groups: at least {@code length} floats, as of all here, until they are asked for again. */
  float[] left(int length) {
    left = atLeast(length, left);
    return left;
  }

  /** For two vectors of columns of b. */
  float[] panel(int length) {
    panel = atLeast(length, panel);
    return panel;
  }

  /** For panels of b that are needed together. */
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

  /** For a tile at the edge of a result. */
  float[] edge(int length) {
    edge = atLeast(length, edge);
    return edge;
  }

  /** For windows that were copied. */
  float[] windows(int length) {
    windows = atLeast(length, windows);
    return windows;
  }

  /** For what is between two products. */
  float[] between(int length) {
    between = atLeast(length, between);
    return between;
  }

  /** For a result that is smaller than a tile. */
  float[] padded(int length) {
    padded = atLeast(length, padded);
    return padded;
  }

  /** Nobody writes to it. */
  float[] zeros(int length) {
    zeros = atLeast(length, zeros);
    return zeros;
  }

  private static float[] atLeast(int length, float[] kept) {
    return kept.length < length ? new float[length] : kept;
  }
}
