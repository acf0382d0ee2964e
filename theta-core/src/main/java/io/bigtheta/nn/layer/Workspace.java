package io.bigtheta.nn.layer;

import io.bigtheta.math.machinery.Pool;

/**
 * Arrays to calculate with, image after image. Whoever calculates some images takes one workspace for all of them, and gives it back
 * at the end. What the arrays hold is left over.
 */
final class Workspace {
  /** What an array is for. */
  enum Use {
    IMAGE,
    DERIVATIVES,
    SUMS,
    LINES,
    VALUES,
    RESULTS
  }

  private static final Pool<Workspace> POOL = new Pool<>(Workspace::new);

  private final float[][] arrays = new float[Use.values().length][0];

  private Workspace() {}

  static Workspace take() {
    return POOL.take();
  }

  void give() {
    POOL.give(this);
  }

  /** At least {@code length} numbers, until they are asked for again for the same use. */
  float[] floats(Use use, int length) {
    int i = use.ordinal();
    if (arrays[i].length < length) {
      arrays[i] = new float[length];
    }
    return arrays[i];
  }
}
