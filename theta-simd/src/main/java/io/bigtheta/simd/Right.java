package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;

/**
 * Packs the right operand of a product, two vectors of columns at a time, term after term: {@link Tile#PANEL} numbers
 * for each term.
 */
final class Right {
  /** The number of terms of a panel that stay in the first-level cache. */
  private static final int NEAR = 64;

  private Right() {}

  /**
   * Packs columns {@code col …} and {@code col + apart …} of rows {@code first …} of b, of which only {@code cols}
   * exist.
   */
  static void pack(Matrix b, int first, int count, int col, int cols, int apart, float[] panel) {
    float[] data = b.data();
    int stride = b.cols();
    int from = b.at(first) + col;
    if (cols < LANES) {
      for (int k = 0; k < count; k++) {
        for (int c = 0; c < cols; c++) {
          panel[k * PANEL + c] = data[from + c];
          panel[k * PANEL + LANES + c] = data[from + c];
        }
        from += stride;
      }
      return;
    }
    for (int k = 0; k < count; k++) {
      FloatVector.fromArray(FLOATS, data, from).intoArray(panel, k * PANEL);
      FloatVector.fromArray(FLOATS, data, from + apart).intoArray(panel, k * PANEL + LANES);
      from += stride;
    }
  }

  /** Packs {@code wide} columns of some rows of b, in whole vectors, term after term. */
  static void packWide(Matrix b, int first, int count, int col, int wide, float[] panel) {
    float[] data = b.data();
    for (int k = 0; k < count; k++) {
      int from = b.at(first + k) + col;
      for (int c = 0; c < wide; c += LANES) {
        FloatVector.fromArray(FLOATS, data, from + c).intoArray(panel, k * wide + c);
      }
    }
  }

  /**
   * Packs the same of bᵀ: columns {@code first …} of rows of b. It takes four rows at a time, whose numbers go to one
   * cache line.
   */
  static void packWideTransposed(Matrix b, int first, int count, int col, int wide, float[] panel) {
    float[] data = b.data();
    for (int begin = 0; begin < count; begin += NEAR) {
      int end = Math.min(begin + NEAR, count);
      for (int c = 0; c < wide; c += 4) {
        int row0 = b.at(col + c) + first;
        int row1 = row0 + b.cols();
        int row2 = row1 + b.cols();
        int row3 = row2 + b.cols();
        for (int k = begin; k < end; k++) {
          panel[k * wide + c] = data[row0 + k];
          panel[k * wide + c + 1] = data[row1 + k];
          panel[k * wide + c + 2] = data[row2 + k];
          panel[k * wide + c + 3] = data[row3 + k];
        }
      }
    }
  }

  /**
   * Packs two vectors of columns of bᵀ: columns {@code first …} of rows of b. Beyond the last of {@code cols} rows,
   * that row is repeated.
   */
  static void packTransposed(
      Matrix b, int first, int count, int col, int cols, int apart, float[] panel) {
    float[] data = b.data();
    for (int begin = 0; begin < count; begin += NEAR) {
      int end = Math.min(begin + NEAR, count);
      for (int c = 0; c < PANEL; c++) {
        int column = c < LANES ? c : apart + c - LANES;
        int from = b.at(col + Math.min(column, cols - 1)) + first;
        for (int k = begin; k < end; k++) {
          panel[k * PANEL + c] = data[from + k];
        }
      }
    }
  }
}
