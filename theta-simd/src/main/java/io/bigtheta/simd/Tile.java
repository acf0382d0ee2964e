package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of the products: a tile of out = start + a·b stays in registers while the summed index runs.
 *
 * <p>Both operands are packed, so that every access is the loop's variable times a constant, a power of two: then the
 * compiler checks the bounds once, outside, and what is left are loads and multiply-adds. The two vectors of a tile lie {@code
 * apart} columns apart, LANES or less: where they overlap both calculate the same numbers.
 */
final class Tile {
  /**
   * Rows of a tile. On JDK 17 five by two vectors come nearest to what the machine can do; with six the compiler now and then
   * runs out of registers. A later one (25 does) boxes the vectors of a loop with more than eight multiply-adds, and makes more
   * of four by two.
   */
  static final int ROWS = Runtime.version().feature() < 21 ? 5 : 4;

  /** Floats of a in a link of the chain: ROWS, and what is missing to a power of two. */
  static final int LINK = ROWS == 5 ? 8 : 4;

  /** Columns of a tile, and floats of b in a link of the chain. */
  static final int PANEL = 2 * LANES;

  /** Columns of a row that is calculated alone: eight sums hide how long one multiply-add takes. */
  static final int WIDE = 8 * LANES;

  private Tile() {}

  /** All links: floats {@code l0 + q·LINK …} of a with {@code q·PANEL …} of b; row r starts at {@code start[s0 + r·sNext]}. */
  static void whole(
      float[] left,
      int l0,
      int links,
      float[] right,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    if (ROWS == 5) {
      five(left, l0, links, right, start, s0, sNext, out, o0, stride, apart);
    } else {
      four(left, l0, links, right, start, s0, sNext, out, o0, stride, apart);
    }
  }

  private static void five(
      float[] left,
      int l0,
      int links,
      float[] right,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    int s1 = s0 + sNext;
    int s2 = s1 + sNext;
    int s3 = s2 + sNext;
    int s4 = s3 + sNext;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, s0 + apart);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, s1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, s1 + apart);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, s2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, s2 + apart);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, s3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, s3 + apart);
    FloatVector s40 = FloatVector.fromArray(FLOATS, start, s4);
    FloatVector s41 = FloatVector.fromArray(FLOATS, start, s4 + apart);
    for (int q = 0; q < links; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, q * PANEL);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, q * PANEL + LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 1]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 2]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 3]);
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 4]);
      s40 = a.fma(b0, s40);
      s41 = a.fma(b1, s41);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    s00.add(zeros).intoArray(out, o0);
    s01.add(zeros).intoArray(out, o0 + apart);
    int o1 = o0 + stride;
    s10.add(zeros).intoArray(out, o1);
    s11.add(zeros).intoArray(out, o1 + apart);
    int o2 = o1 + stride;
    s20.add(zeros).intoArray(out, o2);
    s21.add(zeros).intoArray(out, o2 + apart);
    int o3 = o2 + stride;
    s30.add(zeros).intoArray(out, o3);
    s31.add(zeros).intoArray(out, o3 + apart);
    int o4 = o3 + stride;
    s40.add(zeros).intoArray(out, o4);
    s41.add(zeros).intoArray(out, o4 + apart);
  }

  private static void four(
      float[] left,
      int l0,
      int links,
      float[] right,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    int s1 = s0 + sNext;
    int s2 = s1 + sNext;
    int s3 = s2 + sNext;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, s0 + apart);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, s1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, s1 + apart);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, s2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, s2 + apart);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, s3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, s3 + apart);
    for (int q = 0; q < links; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, q * PANEL);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, q * PANEL + LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 1]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 2]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * LINK + 3]);
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    s00.add(zeros).intoArray(out, o0);
    s01.add(zeros).intoArray(out, o0 + apart);
    int o1 = o0 + stride;
    s10.add(zeros).intoArray(out, o1);
    s11.add(zeros).intoArray(out, o1 + apart);
    int o2 = o1 + stride;
    s20.add(zeros).intoArray(out, o2);
    s21.add(zeros).intoArray(out, o2 + apart);
    int o3 = o2 + stride;
    s30.add(zeros).intoArray(out, o3);
    s31.add(zeros).intoArray(out, o3 + apart);
  }

  /**
   * One row of the result, {@link #WIDE} columns of it, from the links k in a list: {@code a[a0 + k·aStride]} with the row of b
   * from {@code b0 + k·bStride}.
   */
  static void row(
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

  /** The same for one vector of columns. */
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
