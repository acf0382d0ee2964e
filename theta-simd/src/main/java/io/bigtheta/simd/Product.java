package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;

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
    int whole = cols / LANES * LANES;
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
    for (; j < whole; j += LANES) {
      for (int i = from; i < tiled; i += ROWS) {
        narrow(
            a,
            a0 + i * rowStride,
            rowStride,
            kStride,
            depth,
            b,
            b0 + j,
            cols,
            out.data(),
            out.at(i) + j,
            cols);
      }
    }
    for (int i = tiled; i < to; i++) {
      for (int k = 0; k < whole; k += LANES) {
        row(a, a0 + i * rowStride, kStride, depth, b, b0 + k, cols, out.data(), out.at(i) + k);
      }
    }
    if (whole < cols) {
      edge(a, a0, rowStride, kStride, depth, b, b0, out, from, to);
    }
  }

  /** The columns that do not fill a vector, in copies of b and out that are padded so that they do. */
  private static void edge(
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
    int rest = cols % LANES;
    int first = cols - rest;
    float[] padded = Scratch.EDGE.floats((depth + ROWS) * LANES);
    for (int k = 0; k < depth; k++) {
      System.arraycopy(b, b0 + k * cols + first, padded, k * LANES, rest);
    }
    int sums = depth * LANES;
    int tiled = from + (to - from) / ROWS * ROWS;
    for (int i = from; i < to; i += i < tiled ? ROWS : 1) {
      int rows = i < tiled ? ROWS : 1;
      for (int r = 0; r < rows; r++) {
        System.arraycopy(out.data(), out.at(i + r) + first, padded, sums + r * LANES, rest);
      }
      if (i < tiled) {
        narrow(
            a,
            a0 + i * rowStride,
            rowStride,
            kStride,
            depth,
            padded,
            0,
            LANES,
            padded,
            sums,
            LANES);
      } else {
        row(a, a0 + i * rowStride, kStride, depth, padded, 0, LANES, padded, sums);
      }
      for (int r = 0; r < rows; r++) {
        System.arraycopy(padded, sums + r * LANES, out.data(), out.at(i + r) + first, rest);
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

  /** Four rows by one vector. */
  private static void narrow(
      float[] a,
      int a0,
      int rowStride,
      int kStride,
      int depth,
      float[] b,
      int b0,
      int bStride,
      float[] out,
      int o0,
      int stride) {
    int o1 = o0 + stride;
    int o2 = o1 + stride;
    int o3 = o2 + stride;
    FloatVector s0 = FloatVector.fromArray(FLOATS, out, o0);
    FloatVector s1 = FloatVector.fromArray(FLOATS, out, o1);
    FloatVector s2 = FloatVector.fromArray(FLOATS, out, o2);
    FloatVector s3 = FloatVector.fromArray(FLOATS, out, o3);
    for (int k = 0; k < depth; k++) {
      int at = a0 + k * kStride;
      FloatVector bk = FloatVector.fromArray(FLOATS, b, b0 + k * bStride);
      s0 = FloatVector.broadcast(FLOATS, a[at]).fma(bk, s0);
      s1 = FloatVector.broadcast(FLOATS, a[at + rowStride]).fma(bk, s1);
      s2 = FloatVector.broadcast(FLOATS, a[at + 2 * rowStride]).fma(bk, s2);
      s3 = FloatVector.broadcast(FLOATS, a[at + 3 * rowStride]).fma(bk, s3);
    }
    s0.intoArray(out, o0);
    s1.intoArray(out, o1);
    s2.intoArray(out, o2);
    s3.intoArray(out, o3);
  }

  /** One row by one vector. */
  private static void row(
      float[] a,
      int a0,
      int kStride,
      int depth,
      float[] b,
      int b0,
      int bStride,
      float[] out,
      int o0) {
    FloatVector sum = FloatVector.fromArray(FLOATS, out, o0);
    for (int k = 0; k < depth; k++) {
      FloatVector bk = FloatVector.fromArray(FLOATS, b, b0 + k * bStride);
      sum = FloatVector.broadcast(FLOATS, a[a0 + k * kStride]).fma(bk, sum);
    }
    sum.intoArray(out, o0);
  }
}
