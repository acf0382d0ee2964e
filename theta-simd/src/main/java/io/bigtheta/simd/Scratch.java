package io.bigtheta.simd;

/** An array that each thread keeps from call to call, so that products allocate nothing. What it holds is left over. */
final class Scratch {
  /** For rows of a, in groups. */
  static final Scratch LEFT = new Scratch();

  /** For two vectors of columns of b. */
  static final Scratch PANEL = new Scratch();

  /** For a result that is smaller than a tile. */
  static final Scratch PADDED = new Scratch();

  /** Nobody writes to it. */
  static final Scratch ZEROS = new Scratch();

  private final ThreadLocal<float[]> floats = ThreadLocal.withInitial(() -> new float[0]);

  private Scratch() {}

  /** At least {@code length} floats, for this thread until it asks again. */
  float[] floats(int length) {
    float[] kept = floats.get();
    if (kept.length < length) {
      kept = new float[length];
      floats.set(kept);
    }
    return kept;
  }
}
