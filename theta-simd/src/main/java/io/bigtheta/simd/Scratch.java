package io.bigtheta.simd;

/** An array that each thread keeps from call to call, so that products allocate nothing. What it holds is left over. */
final class Scratch {
  /** For bᵀ. */
  static final Scratch TRANSPOSED = new Scratch();

  /** For the padded edge of a product. */
  static final Scratch EDGE = new Scratch();

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
