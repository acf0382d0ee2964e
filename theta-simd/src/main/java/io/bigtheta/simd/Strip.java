package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/** Calculates a strip, a part of one row of a result. It stays in registers while the terms of a list pass by. */
final class Strip {
  /** The columns of a wide strip. Eight sums hide the latency of a multiply-add. */
  static final int STRIP = 8 * LANES;

  /**
   * The columns of half a strip, which is what one of several threads may have of a layer. Four sums hide less of the
   * latency.
   */
  static final int HALF = STRIP / 2;

  private Strip() {}

  /**
   * Calculates {@link #STRIP} columns of one row of the result from the terms k of a list: {@code a[a0 + k·aStride]}
   * times the row of b that begins at {@code b0 + k·bStride}.
   */
  static void wide(
      float[] a,
      int a0,
      int aStride,
      int[] list,
      int from,
      int to,
      float[] b,
      int b0,
      int bStride,
      float[] start,
      int s0,
      float[] out,
      int o0) {
    FloatVector sum0 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector sum1 = FloatVector.fromArray(FLOATS, start, s0 + LANES);
    FloatVector sum2 = FloatVector.fromArray(FLOATS, start, s0 + 2 * LANES);
    FloatVector sum3 = FloatVector.fromArray(FLOATS, start, s0 + 3 * LANES);
    FloatVector sum4 = FloatVector.fromArray(FLOATS, start, s0 + 4 * LANES);
    FloatVector sum5 = FloatVector.fromArray(FLOATS, start, s0 + 5 * LANES);
    FloatVector sum6 = FloatVector.fromArray(FLOATS, start, s0 + 6 * LANES);
    FloatVector sum7 = FloatVector.fromArray(FLOATS, start, s0 + 7 * LANES);
    for (int q = from; q < to; q++) {
      int k = list[q];
      int row = b0 + k * bStride;
      FloatVector x = FloatVector.broadcast(FLOATS, a[a0 + k * aStride]);
      sum0 = x.fma(FloatVector.fromArray(FLOATS, b, row), sum0);
      sum1 = x.fma(FloatVector.fromArray(FLOATS, b, row + LANES), sum1);
      sum2 = x.fma(FloatVector.fromArray(FLOATS, b, row + 2 * LANES), sum2);
      sum3 = x.fma(FloatVector.fromArray(FLOATS, b, row + 3 * LANES), sum3);
      sum4 = x.fma(FloatVector.fromArray(FLOATS, b, row + 4 * LANES), sum4);
      sum5 = x.fma(FloatVector.fromArray(FLOATS, b, row + 5 * LANES), sum5);
      sum6 = x.fma(FloatVector.fromArray(FLOATS, b, row + 6 * LANES), sum6);
      sum7 = x.fma(FloatVector.fromArray(FLOATS, b, row + 7 * LANES), sum7);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    sum0.add(zeros).intoArray(out, o0);
    sum1.add(zeros).intoArray(out, o0 + LANES);
    sum2.add(zeros).intoArray(out, o0 + 2 * LANES);
    sum3.add(zeros).intoArray(out, o0 + 3 * LANES);
    sum4.add(zeros).intoArray(out, o0 + 4 * LANES);
    sum5.add(zeros).intoArray(out, o0 + 5 * LANES);
    sum6.add(zeros).intoArray(out, o0 + 6 * LANES);
    sum7.add(zeros).intoArray(out, o0 + 7 * LANES);
  }

  /** Does the same as {@link #wide} for {@link #HALF} columns. */
  static void half(
      float[] a,
      int a0,
      int aStride,
      int[] list,
      int from,
      int to,
      float[] b,
      int b0,
      int bStride,
      float[] start,
      int s0,
      float[] out,
      int o0) {
    FloatVector sum0 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector sum1 = FloatVector.fromArray(FLOATS, start, s0 + LANES);
    FloatVector sum2 = FloatVector.fromArray(FLOATS, start, s0 + 2 * LANES);
    FloatVector sum3 = FloatVector.fromArray(FLOATS, start, s0 + 3 * LANES);
    for (int q = from; q < to; q++) {
      int k = list[q];
      int row = b0 + k * bStride;
      FloatVector x = FloatVector.broadcast(FLOATS, a[a0 + k * aStride]);
      sum0 = x.fma(FloatVector.fromArray(FLOATS, b, row), sum0);
      sum1 = x.fma(FloatVector.fromArray(FLOATS, b, row + LANES), sum1);
      sum2 = x.fma(FloatVector.fromArray(FLOATS, b, row + 2 * LANES), sum2);
      sum3 = x.fma(FloatVector.fromArray(FLOATS, b, row + 3 * LANES), sum3);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    sum0.add(zeros).intoArray(out, o0);
    sum1.add(zeros).intoArray(out, o0 + LANES);
    sum2.add(zeros).intoArray(out, o0 + 2 * LANES);
    sum3.add(zeros).intoArray(out, o0 + 3 * LANES);
  }

  /** Does the same as {@link #wide} for one vector of columns. */
  static void narrow(
      float[] a,
      int a0,
      int aStride,
      int[] list,
      int from,
      int to,
      float[] b,
      int b0,
      int bStride,
      float[] start,
      int s0,
      float[] out,
      int o0) {
    FloatVector sum = FloatVector.fromArray(FLOATS, start, s0);
    for (int q = from; q < to; q++) {
      int k = list[q];
      int row = b0 + k * bStride;
      FloatVector x = FloatVector.broadcast(FLOATS, a[a0 + k * aStride]);
      sum = x.fma(FloatVector.fromArray(FLOATS, b, row), sum);
    }
    sum.add(FloatVector.zero(FLOATS)).intoArray(out, o0);
  }
}
