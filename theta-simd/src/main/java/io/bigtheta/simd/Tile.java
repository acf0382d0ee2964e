package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of the products: a tile of out = start + a·b stays in registers while the summed index runs.
 *
 * <p>Both operands are packed, so that every access is the loop's variable times a constant: then the compiler checks the
 * bounds once, outside, and what is left are loads and multiply-adds. Four rows by two vectors leave it registers enough to
 * unroll; six by two were spilled when it did, and were slower. The two vectors of a tile lie {@code apart} columns apart,
 * LANES or less: where they overlap both calculate the same numbers.
 */
final class Tile {
  /** Rows of a tile, and numbers of a in a link of the chain. */
  static final int ROWS = 4;

  /** Columns of a tile, and numbers of b in a link of the chain. */
  static final int PANEL = 2 * LANES;

  /** Columns of a row that is calculated alone: eight sums hide how long one multiply-add takes. */
  static final int WIDE = 8 * LANES;

  private Tile() {}

  /** All links: numbers {@code l0 + q·ROWS …} of a with {@code q·PANEL …} of b. */
  static void whole(
      float[] left,
      int l0,
      int links,
      float[] right,
      float[] start,
      int s0,
      float[] out,
      int o0,
      int stride,
      int apart) {
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, s0 + apart);
    FloatVector s10 = s00;
    FloatVector s11 = s01;
    FloatVector s20 = s00;
    FloatVector s21 = s01;
    FloatVector s30 = s00;
    FloatVector s31 = s01;
    for (int q = 0; q < links; q += 2) {
      FloatVector a0 = FloatVector.fromArray(FLOATS, right, q * PANEL);
      FloatVector a1 = FloatVector.fromArray(FLOATS, right, q * PANEL + LANES);
      FloatVector l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS]);
      s00 = l.fma(a0, s00);
      s01 = l.fma(a1, s01);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 1]);
      s10 = l.fma(a0, s10);
      s11 = l.fma(a1, s11);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 2]);
      s20 = l.fma(a0, s20);
      s21 = l.fma(a1, s21);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 3]);
      s30 = l.fma(a0, s30);
      s31 = l.fma(a1, s31);
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, q * PANEL + PANEL);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, q * PANEL + PANEL + LANES);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 4]);
      s00 = l.fma(b0, s00);
      s01 = l.fma(b1, s01);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 5]);
      s10 = l.fma(b0, s10);
      s11 = l.fma(b1, s11);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 6]);
      s20 = l.fma(b0, s20);
      s21 = l.fma(b1, s21);
      l = FloatVector.broadcast(FLOATS, left[l0 + q * ROWS + 7]);
      s30 = l.fma(b0, s30);
      s31 = l.fma(b1, s31);
    }
    int o1 = o0 + stride;
    int o2 = o1 + stride;
    int o3 = o2 + stride;
    s00.add(0f).intoArray(out, o0);
    s01.add(0f).intoArray(out, o0 + apart);
    s10.add(0f).intoArray(out, o1);
    s11.add(0f).intoArray(out, o1 + apart);
    s20.add(0f).intoArray(out, o2);
    s21.add(0f).intoArray(out, o2 + apart);
    s30.add(0f).intoArray(out, o3);
    s31.add(0f).intoArray(out, o3 + apart);
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
    sum0.add(0f).intoArray(out, o0);
    sum1.add(0f).intoArray(out, o0 + LANES);
    sum2.add(0f).intoArray(out, o0 + 2 * LANES);
    sum3.add(0f).intoArray(out, o0 + 3 * LANES);
    sum4.add(0f).intoArray(out, o0 + 4 * LANES);
    sum5.add(0f).intoArray(out, o0 + 5 * LANES);
    sum6.add(0f).intoArray(out, o0 + 6 * LANES);
    sum7.add(0f).intoArray(out, o0 + 7 * LANES);
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
    sum.add(0f).intoArray(out, o0);
  }
}
