package io.bigtheta.nn.layer;

import io.bigtheta.math.machinery.Pool;

/**
 * Arrays for intermediate results. A thread takes one workspace for all images it calculates, and gives it back at the
 * end. The arrays still hold what their last user left in them.
 */
final class Workspace {
  /** The purpose of an array. */
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

  /** An array of at least {@code length} numbers for this use. It is valid until the next call for the same use. */
  float[] floats(Use use, int length) {
    int i = use.ordinal();
    if (arrays[i].length < length) {
      arrays[i] = new float[length];
    }
    return arrays[i];
  }
}
