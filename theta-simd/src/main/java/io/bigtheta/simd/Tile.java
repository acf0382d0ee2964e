package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of the products. A tile of out = start + a·b stays in registers while the summed index runs.
 *
 * <p>Every index is the loop's variable, or that times a power of two. So b is packed, and so are columns of a. Then
 * the compiler checks the bounds once, outside the loop, and only loads and multiply-adds remain. The two vectors of a
 * tile lie {@code apart} columns apart, LANES or less; where they overlap, both calculate the same numbers. The tiles
 * are written out, because the compiler makes slower code from anything shorter.
 */
final class Tile {
  /**
   * The rows of a tile. With two vectors each, eight sums hide the latency of a multiply-add; with more, JDK 25 boxes
   * the vectors of the loop.
   */
  static final int ROWS = 4;

  /** The floats of a packed a in one term of the chain, as many as fill a cache line. */
  static final int TERM = 16;

  /** The columns of a tile, and the floats of b in one term of the chain. */
  static final int PANEL = 2 * LANES;

  private Tile() {}

  /**
   * Adds all terms: floats {@code l0 + q·TERM …} of a times {@code q·PANEL …} of b. Row r starts with
   * {@code start[s0 + r·sNext]}.
   */
  static void packed(
      float[] left,
      int l0,
      int terms,
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
    for (int q = 0; q < terms; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, q * PANEL);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, q * PANEL + LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM + 1]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM + 2]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM + 3]);
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
   * Does the same as {@link #packed} for rows of a that are not packed: row r begins at {@code left[l0 + r·next]}, and
   * the terms of b begin at {@code right[r0]}.
   */
  static void rows(
      float[] left,
      int l0,
      int next,
      int terms,
      float[] right,
      int r0,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    int l1 = l0 + next;
    int l2 = l1 + next;
    int l3 = l2 + next;
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
    for (int q = 0; q < terms; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, r0 + q * PANEL);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, r0 + q * PANEL + LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      a = FloatVector.broadcast(FLOATS, left[l1 + q]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      a = FloatVector.broadcast(FLOATS, left[l2 + q]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      a = FloatVector.broadcast(FLOATS, left[l3 + q]);
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
}
