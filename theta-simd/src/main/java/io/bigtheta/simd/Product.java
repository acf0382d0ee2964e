package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The one product behind all three: a tile of four rows by three vectors of the result stays in registers while the summed
 * index runs.
 */
final class Product {
  private static final int ROWS = 4;
  private static final int PANEL = 3 * LANES;

  private Product() {}

  /** Writes bᵀ, in squares that fit the first cache. */
  static void transpose(Matrix b, float[] to) {
    int square = 16;
    float[] data = b.data();
    for (int i0 = 0; i0 < b.rows(); i0 += square) {
      int rows = Math.min(square, b.rows() - i0);
      for (int j0 = 0; j0 < b.cols(); j0 += square) {
        int cols = Math.min(square, b.cols() - j0);
        for (int j = j0; j < j0 + cols; j++) {
          for (int i = i0; i < i0 + rows; i++) {
            to[j * b.rows() + i] = data[b.at(i) + j];
          }
        }
      }
    }
  }

  /**
   * Rows [from, to) of out += a·b, where element (i, k) of a is {@code a[a0 + i·rowStride + k·kStride]} and b is
   * [depth, out.cols()] from {@code b[b0]}.
   */
  static void add(
      float[] a,
      int a0,
      int rowStride,
      int kStride,
      int depth,
      float[] b,
      int b0,
      Matrix out,
      int from,
      int to) {
    int cols = out.cols();
    int tiled = from + (to - from) / ROWS * ROWS;
    int j = 0;
    for (; j + PANEL <= cols; j += PANEL) {
      for (int i = from; i < tiled; i += ROWS) {
        tile(
            a,
            a0 + i * rowStride,
            rowStride,
            kStride,
            depth,
            b,
            b0 + j,
            cols,
            out.data(),
            out.at(i) + j);
      }
    }
    for (int edge = j; edge < cols; edge += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(edge, cols);
      for (int i = from; i < tiled; i += ROWS) {
        narrow(
            a,
            a0 + i * rowStride,
            rowStride,
            kStride,
            depth,
            b,
            b0 + edge,
            cols,
            out.data(),
            out.at(i) + edge,
            mask);
      }
    }
    for (int i = tiled; i < to; i++) {
      for (int edge = 0; edge < cols; edge += LANES) {
        row(
            a,
            a0 + i * rowStride,
            kStride,
            depth,
            b,
            b0 + edge,
            cols,
            out.data(),
            out.at(i) + edge,
            FLOATS.indexInRange(edge, cols));
      }
    }
  }

  /** Four rows by three vectors. */
  private static void tile(
      float[] a,
      int a0,
      int rowStride,
      int kStride,
      int depth,
      float[] b,
      int b0,
      int cols,
      float[] out,
      int o0) {
    int o1 = o0 + cols;
    int o2 = o1 + cols;
    int o3 = o2 + cols;
    FloatVector s00 = FloatVector.fromArray(FLOATS, out, o0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, out, o0 + LANES);
    FloatVector s02 = FloatVector.fromArray(FLOATS, out, o0 + 2 * LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, out, o1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, out, o1 + LANES);
    FloatVector s12 = FloatVector.fromArray(FLOATS, out, o1 + 2 * LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, out, o2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, out, o2 + LANES);
    FloatVector s22 = FloatVector.fromArray(FLOATS, out, o2 + 2 * LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, out, o3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, out, o3 + LANES);
    FloatVector s32 = FloatVector.fromArray(FLOATS, out, o3 + 2 * LANES);
    for (int k = 0; k < depth; k++) {
      int at = a0 + k * kStride;
      int bt = b0 + k * cols;
      FloatVector b0k = FloatVector.fromArray(FLOATS, b, bt);
      FloatVector b1k = FloatVector.fromArray(FLOATS, b, bt + LANES);
      FloatVector b2k = FloatVector.fromArray(FLOATS, b, bt + 2 * LANES);
      FloatVector a0k = FloatVector.broadcast(FLOATS, a[at]);
      s00 = a0k.fma(b0k, s00);
      s01 = a0k.fma(b1k, s01);
      s02 = a0k.fma(b2k, s02);
      FloatVector a1k = FloatVector.broadcast(FLOATS, a[at + rowStride]);
      s10 = a1k.fma(b0k, s10);
      s11 = a1k.fma(b1k, s11);
      s12 = a1k.fma(b2k, s12);
      FloatVector a2k = FloatVector.broadcast(FLOATS, a[at + 2 * rowStride]);
      s20 = a2k.fma(b0k, s20);
      s21 = a2k.fma(b1k, s21);
      s22 = a2k.fma(b2k, s22);
      FloatVector a3k = FloatVector.broadcast(FLOATS, a[at + 3 * rowStride]);
      s30 = a3k.fma(b0k, s30);
      s31 = a3k.fma(b1k, s31);
      s32 = a3k.fma(b2k, s32);
    }
    s00.intoArray(out, o0);
    s01.intoArray(out, o0 + LANES);
    s02.intoArray(out, o0 + 2 * LANES);
    s10.intoArray(out, o1);
    s11.intoArray(out, o1 + LANES);
    s12.intoArray(out, o1 + 2 * LANES);
    s20.intoArray(out, o2);
    s21.intoArray(out, o2 + LANES);
    s22.intoArray(out, o2 + 2 * LANES);
    s30.intoArray(out, o3);
    s31.intoArray(out, o3 + LANES);
    s32.intoArray(out, o3 + 2 * LANES);
  }

  /** Four rows by one vector, of which the columns in {@code mask} exist. */
  private static void narrow(
      float[] a,
      int a0,
      int rowStride,
      int kStride,
      int depth,
      float[] b,
      int b0,
      int cols,
      float[] out,
      int o0,
      VectorMask<Float> mask) {
    int o1 = o0 + cols;
    int o2 = o1 + cols;
    int o3 = o2 + cols;
    FloatVector s0 = FloatVector.fromArray(FLOATS, out, o0, mask);
    FloatVector s1 = FloatVector.fromArray(FLOATS, out, o1, mask);
    FloatVector s2 = FloatVector.fromArray(FLOATS, out, o2, mask);
    FloatVector s3 = FloatVector.fromArray(FLOATS, out, o3, mask);
    for (int k = 0; k < depth; k++) {
      int at = a0 + k * kStride;
      FloatVector bk = FloatVector.fromArray(FLOATS, b, b0 + k * cols, mask);
      s0 = FloatVector.broadcast(FLOATS, a[at]).fma(bk, s0);
      s1 = FloatVector.broadcast(FLOATS, a[at + rowStride]).fma(bk, s1);
      s2 = FloatVector.broadcast(FLOATS, a[at + 2 * rowStride]).fma(bk, s2);
      s3 = FloatVector.broadcast(FLOATS, a[at + 3 * rowStride]).fma(bk, s3);
    }
    s0.intoArray(out, o0, mask);
    s1.intoArray(out, o1, mask);
    s2.intoArray(out, o2, mask);
    s3.intoArray(out, o3, mask);
  }

  /** One row by one vector, of which the columns in {@code mask} exist. */
  private static void row(
      float[] a,
      int a0,
      int kStride,
      int depth,
      float[] b,
      int b0,
      int cols,
      float[] out,
      int o0,
      VectorMask<Float> mask) {
    FloatVector sum = FloatVector.fromArray(FLOATS, out, o0, mask);
    for (int k = 0; k < depth; k++) {
      FloatVector bk = FloatVector.fromArray(FLOATS, b, b0 + k * cols, mask);
      sum = FloatVector.broadcast(FLOATS, a[a0 + k * kStride]).fma(bk, sum);
    }
    sum.intoArray(out, o0, mask);
  }
}
