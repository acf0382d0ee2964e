package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.TERM;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of four vectors, used if a result has enough columns. They need fewer loads for a multiply-add than
 * {@link Tile}, and follow the same rules. They have two rows, or four if vectors are so wide that there are twice as
 * many registers. Four rows make sixteen sums, so that no multiply-add waits for another.
 */
final class WideTile {
  /** The columns of a tile, and the floats of b in one term of the chain. */
  static final int COLS = 4 * LANES;

  /** The rows of a tile. */
  static final int ROWS = LANES > 8 ? 4 : 2;

  /** Whether there is a wide tile for packed columns of a too. */
  static final boolean PACKED = ROWS == Tile.ROWS;

  private WideTile() {}

  /** Does the same as {@link Tile#rows} for a wide tile. */
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
      int stride) {
    if (ROWS == 4) {
      four(left, l0, next, terms, right, r0, start, s0, sNext, out, o0, stride);
    } else {
      two(left, l0, next, terms, right, r0, start, s0, sNext, out, o0, stride);
    }
  }

  /** Does the same as {@link Tile#packed} for a wide tile of four rows. */
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
      int stride) {
    int s1 = s0 + sNext;
    int s2 = s1 + sNext;
    int s3 = s2 + sNext;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, s0 + LANES);
    FloatVector s02 = FloatVector.fromArray(FLOATS, start, s0 + 2 * LANES);
    FloatVector s03 = FloatVector.fromArray(FLOATS, start, s0 + 3 * LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, s1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, s1 + LANES);
    FloatVector s12 = FloatVector.fromArray(FLOATS, start, s1 + 2 * LANES);
    FloatVector s13 = FloatVector.fromArray(FLOATS, start, s1 + 3 * LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, s2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, s2 + LANES);
    FloatVector s22 = FloatVector.fromArray(FLOATS, start, s2 + 2 * LANES);
    FloatVector s23 = FloatVector.fromArray(FLOATS, start, s2 + 3 * LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, s3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, s3 + LANES);
    FloatVector s32 = FloatVector.fromArray(FLOATS, start, s3 + 2 * LANES);
    FloatVector s33 = FloatVector.fromArray(FLOATS, start, s3 + 3 * LANES);
    for (int q = 0; q < terms; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, q * COLS);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, q * COLS + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, right, q * COLS + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(FLOATS, right, q * COLS + 3 * LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      s03 = a.fma(b3, s03);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM + 1]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      s13 = a.fma(b3, s13);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM + 2]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      s22 = a.fma(b2, s22);
      s23 = a.fma(b3, s23);
      a = FloatVector.broadcast(FLOATS, left[l0 + q * TERM + 3]);
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      s32 = a.fma(b2, s32);
      s33 = a.fma(b3, s33);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    s00.add(zeros).intoArray(out, o0);
    s01.add(zeros).intoArray(out, o0 + LANES);
    s02.add(zeros).intoArray(out, o0 + 2 * LANES);
    s03.add(zeros).intoArray(out, o0 + 3 * LANES);
    int o1 = o0 + stride;
    s10.add(zeros).intoArray(out, o1);
    s11.add(zeros).intoArray(out, o1 + LANES);
    s12.add(zeros).intoArray(out, o1 + 2 * LANES);
    s13.add(zeros).intoArray(out, o1 + 3 * LANES);
    int o2 = o1 + stride;
    s20.add(zeros).intoArray(out, o2);
    s21.add(zeros).intoArray(out, o2 + LANES);
    s22.add(zeros).intoArray(out, o2 + 2 * LANES);
    s23.add(zeros).intoArray(out, o2 + 3 * LANES);
    int o3 = o2 + stride;
    s30.add(zeros).intoArray(out, o3);
    s31.add(zeros).intoArray(out, o3 + LANES);
    s32.add(zeros).intoArray(out, o3 + 2 * LANES);
    s33.add(zeros).intoArray(out, o3 + 3 * LANES);
  }

  private static void four(
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
      int stride) {
    int l1 = l0 + next;
    int l2 = l1 + next;
    int l3 = l2 + next;
    int s1 = s0 + sNext;
    int s2 = s1 + sNext;
    int s3 = s2 + sNext;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, s0 + LANES);
    FloatVector s02 = FloatVector.fromArray(FLOATS, start, s0 + 2 * LANES);
    FloatVector s03 = FloatVector.fromArray(FLOATS, start, s0 + 3 * LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, s1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, s1 + LANES);
    FloatVector s12 = FloatVector.fromArray(FLOATS, start, s1 + 2 * LANES);
    FloatVector s13 = FloatVector.fromArray(FLOATS, start, s1 + 3 * LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, s2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, s2 + LANES);
    FloatVector s22 = FloatVector.fromArray(FLOATS, start, s2 + 2 * LANES);
    FloatVector s23 = FloatVector.fromArray(FLOATS, start, s2 + 3 * LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, s3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, s3 + LANES);
    FloatVector s32 = FloatVector.fromArray(FLOATS, start, s3 + 2 * LANES);
    FloatVector s33 = FloatVector.fromArray(FLOATS, start, s3 + 3 * LANES);
    for (int q = 0; q < terms; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS + 3 * LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      s03 = a.fma(b3, s03);
      a = FloatVector.broadcast(FLOATS, left[l1 + q]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      s13 = a.fma(b3, s13);
      a = FloatVector.broadcast(FLOATS, left[l2 + q]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      s22 = a.fma(b2, s22);
      s23 = a.fma(b3, s23);
      a = FloatVector.broadcast(FLOATS, left[l3 + q]);
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      s32 = a.fma(b2, s32);
      s33 = a.fma(b3, s33);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    s00.add(zeros).intoArray(out, o0);
    s01.add(zeros).intoArray(out, o0 + LANES);
    s02.add(zeros).intoArray(out, o0 + 2 * LANES);
    s03.add(zeros).intoArray(out, o0 + 3 * LANES);
    int o1 = o0 + stride;
    s10.add(zeros).intoArray(out, o1);
    s11.add(zeros).intoArray(out, o1 + LANES);
    s12.add(zeros).intoArray(out, o1 + 2 * LANES);
    s13.add(zeros).intoArray(out, o1 + 3 * LANES);
    int o2 = o1 + stride;
    s20.add(zeros).intoArray(out, o2);
    s21.add(zeros).intoArray(out, o2 + LANES);
    s22.add(zeros).intoArray(out, o2 + 2 * LANES);
    s23.add(zeros).intoArray(out, o2 + 3 * LANES);
    int o3 = o2 + stride;
    s30.add(zeros).intoArray(out, o3);
    s31.add(zeros).intoArray(out, o3 + LANES);
    s32.add(zeros).intoArray(out, o3 + 2 * LANES);
    s33.add(zeros).intoArray(out, o3 + 3 * LANES);
  }

  private static void two(
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
      int stride) {
    int l1 = l0 + next;
    int s1 = s0 + sNext;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, s0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, s0 + LANES);
    FloatVector s02 = FloatVector.fromArray(FLOATS, start, s0 + 2 * LANES);
    FloatVector s03 = FloatVector.fromArray(FLOATS, start, s0 + 3 * LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, s1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, s1 + LANES);
    FloatVector s12 = FloatVector.fromArray(FLOATS, start, s1 + 2 * LANES);
    FloatVector s13 = FloatVector.fromArray(FLOATS, start, s1 + 3 * LANES);
    for (int q = 0; q < terms; q++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS);
      FloatVector b1 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(FLOATS, right, r0 + q * COLS + 3 * LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, left[l0 + q]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      s03 = a.fma(b3, s03);
      a = FloatVector.broadcast(FLOATS, left[l1 + q]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      s13 = a.fma(b3, s13);
    }
    FloatVector zeros = FloatVector.zero(FLOATS);
    s00.add(zeros).intoArray(out, o0);
    s01.add(zeros).intoArray(out, o0 + LANES);
    s02.add(zeros).intoArray(out, o0 + 2 * LANES);
    s03.add(zeros).intoArray(out, o0 + 3 * LANES);
    int o1 = o0 + stride;
    s10.add(zeros).intoArray(out, o1);
    s11.add(zeros).intoArray(out, o1 + LANES);
    s12.add(zeros).intoArray(out, o1 + 2 * LANES);
    s13.add(zeros).intoArray(out, o1 + 3 * LANES);
  }
}
