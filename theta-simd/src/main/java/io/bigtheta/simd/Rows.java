package io.bigtheta.simd;

import static io.bigtheta.simd.Strip.HALF;
import static io.bigtheta.simd.Strip.STRIP;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;

/**
 * Calculates rows of a result from lists of terms: a strip of columns of all rows, as wide as the columns allow, then
 * the next strip.
 */
final class Rows {
  /** From this many rows on it pays to copy the columns of b that they all use, so that these lie together. */
  private static final int MANY = 32;

  /** The copy pays if b has at least this many columns; with fewer, its rows lie close enough. */
  private static final int MANY_COLUMNS = 3 * STRIP;

  private Rows() {}

  /** The width of the widest strip for {@code cols} columns. */
  static int width(int cols) {
    return cols >= STRIP ? STRIP : cols >= HALF ? HALF : LANES;
  }

  /**
   * Calculates columns [left, right) of rows i … of out = start + a·b. Element k of row c of a is
   * {@code a[a0 + c·aNext + k·aStride]}.
   */
  static void multiply(
      Scratch scratch,
      int count,
      float[] a,
      int a0,
      int aNext,
      int aStride,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      Matrix out,
      int i,
      int left,
      int right) {
    int cols = right - left;
    int width = width(cols);
    boolean copied = width == STRIP && count >= MANY && b.cols() >= MANY_COLUMNS;
    float[] panel = copied ? scratch.panel(b.rows() * STRIP) : b.data();
    int stride = copied ? STRIP : b.cols();
    Terms terms = scratch.terms;
    int[] list = terms.list;
    float[] y = out.data();
    for (int j = 0; j < cols; j += width) {
      int col = left + Math.min(j, cols - width);
      if (copied) {
        Right.packWide(b, 0, b.rows(), col, STRIP, panel);
      }
      int b0 = copied ? 0 : b.offset() + col;
      for (int c = 0; c < count; c++) {
        int from = terms.begins[c];
        int to = terms.ends[c];
        int at = a0 + c * aNext;
        int s = s0 + c * sNext + col;
        int o = out.at(i + c) + col;
        if (width == STRIP) {
          Strip.wide(a, at, aStride, list, from, to, panel, b0, stride, start, s, y, o);
        } else if (width == HALF) {
          Strip.half(a, at, aStride, list, from, to, panel, b0, stride, start, s, y, o);
        } else {
          Strip.narrow(a, at, aStride, list, from, to, panel, b0, stride, start, s, y, o);
        }
      }
    }
  }
}
