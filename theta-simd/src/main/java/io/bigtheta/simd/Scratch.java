package io.bigtheta.simd;

/** Arrays that each thread keeps from call to call, so that products allocate nothing. What they hold is left over. */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private float[] left = new float[0];
  private float[] panel = new float[0];
  private float[] padded = new float[0];
  private float[] zeros = new float[0];

  private Scratch() {}

  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  /** For rows of a, in groups: at least {@code length} floats, as of all here, until they are asked for again. */
  float[] left(int length) {
    left = left.length < length ? new float[length] : left;
    return left;
  }

  /** For two vectors of columns of b. */
  float[] panel(int length) {
    panel = panel.length < length ? new float[length] : panel;
    return panel;
  }

  /** For a result that is smaller than a tile. */
  float[] padded(int length) {
    padded = padded.length < length ? new float[length] : padded;
    return padded;
  }

  /** Nobody writes to it. */
  float[] zeros(int length) {
    zeros = zeros.length < length ? new float[length] : zeros;
    return zeros;
  }
}
