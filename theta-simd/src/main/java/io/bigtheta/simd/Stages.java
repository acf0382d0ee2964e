package io.bigtheta.simd;

import io.bigtheta.math.machinery.Pool;

/**
 * Functions that are calculated in several loops over a block of numbers, because in one loop the compiler would not inline all of
 * them. What a loop leaves for the next one stays in the nearest cache. All take whole vectors from {@code in[from]} to
 * {@code in[to]}, and write {@code out}, which may be {@code in}, {@code shift} further on.
 *
 * <p>Each list has three stages or more: from then on the JVM calls them as methods of their own and inlines none.
 */
final class Stages {
  private static final int BLOCK = 1_024;
  private static final Pool<float[]> ROOMS = new Pool<>(() -> new float[BLOCK]);

  private static final Stage[] LOGISTIC = {Stage.LOWER, Stage.EXP, Stage.LOGISTIC};
  private static final Stage[] TANH = {Stage.DOUBLED, Stage.EXP, Stage.TANH};
  private static final Stage[] ERF = {Stage.LOG_ERFC, Stage.EXP, Stage.ERF};
  private static final Stage[] SOFTPLUS = {Stage.LOWER, Stage.EXP, Stage.LOG1P, Stage.SOFTPLUS};

  private Stages() {}

  /** In blocks too, as the compiler takes long for a loop that it has to enter in the middle. */
  static void exp(float[] in, float[] out, int shift, int from, int to) {
    for (int at = from; at < to; at += BLOCK) {
      VectorElementary.exp(in, at, out, at + shift, Math.min(BLOCK, to - at));
    }
  }

  static void logistic(float[] in, float[] out, int shift, int from, int to) {
    run(LOGISTIC, in, out, shift, from, to);
  }

  static void tanh(float[] in, float[] out, int shift, int from, int to) {
    run(TANH, in, out, shift, from, to);
  }

  static void erf(float[] in, float[] out, int shift, int from, int to) {
    run(ERF, in, out, shift, from, to);
  }

  static void softplus(float[] in, float[] out, int shift, int from, int to) {
    run(SOFTPLUS, in, out, shift, from, to);
  }

  private static void run(Stage[] stages, float[] in, float[] out, int shift, int from, int to) {
    float[] room = ROOMS.take();
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      for (Stage stage : stages) {
        stage.over(in, at, room, out, at + shift, count);
      }
    }
    ROOMS.give(room);
  }
}
