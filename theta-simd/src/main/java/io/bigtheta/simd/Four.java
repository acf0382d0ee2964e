package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.LINK;
import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/** The {@link Tile} of four rows, written out: the compiler spoils anything shorter. */
final class Four {
  private Four() {}

  static void packed(
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

  static void rows(
      float[] left,
      int l0,
      int next,
      int links,
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
    for (int q = 0; q < links; q++) {
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
