package io.bigtheta.nn.layer;

/** Arrays that each thread keeps from image to image. What they hold is left over. */
enum Room {
  IMAGE,
  SLOPES,
  SUMS,
  LINES,
  VALUES,
  RESULTS;

  private static final ThreadLocal<float[][]> OF_THREAD =
      ThreadLocal.withInitial(() -> new float[values().length][0]);

  /** This thread's: at least {@code length} numbers, until they are asked for again. */
  float[] ofThread(int length) {
    float[][] rooms = OF_THREAD.get();
    if (rooms[ordinal()].length < length) {
      rooms[ordinal()] = new float[length];
    }
    return rooms[ordinal()];
  }
}
