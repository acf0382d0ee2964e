package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;

/** Packs two vectors of columns of the right operand, link after link: {@link Tile#PANEL} numbers each. */
final class Right {
  private Right() {}

  /** Columns {@code col …} and {@code col + apart …} of b. */
  static void pack(Matrix b, int col, int apart, float[] panel) {
    float[] data = b.data();
    int stride = b.cols();
    int from = b.offset() + col;
    if (stride < LANES) {
      for (int k = 0; k < b.rows(); k++) {
        for (int c = 0; c < stride; c++) {
          panel[k * PANEL + c] = data[from + c];
          panel[k * PANEL + LANES + c] = data[from + c];
        }
        from += stride;
      }
      return;
    }
    for (int k = 0; k < b.rows(); k++) {
      FloatVector.fromArray(FLOATS, data, from).intoArray(panel, k * PANEL);
      FloatVector.fromArray(FLOATS, data, from + apart).intoArray(panel, k * PANEL + LANES);
      from += stride;
    }
  }

  /** Columns {@code col …} and {@code col + apart …} of bᵀ; beyond the last, it again. */
  static void packTransposed(Matrix b, int col, int apart, float[] panel) {
    float[] data = b.data();
    for (int c = 0; c < PANEL; c++) {
      int column = c < LANES ? col + c : col + apart + c - LANES;
      int from = b.at(Math.min(column, b.rows() - 1));
      for (int k = 0; k < b.cols(); k++) {
        panel[k * PANEL + c] = data[from + k];
      }
    }
  }
}
