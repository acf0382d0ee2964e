package io.bigtheta.math;

/** Checks the shapes of the operands of kernels. */
final class Shapes {
  private Shapes() {}

  /** Refuses a product of [m, k] and [k2, n] into out unless k = k2 and out is [m, n]. */
  static void meet(String product, Matrix a, Matrix b, Matrix out, int m, int k, int k2, int n) {
    if (k != k2 || out.rows() != m || out.cols() != n) {
      throw new ShapeException(product, "shapes that meet", "a " + a + ", b " + b + ", out " + out);
    }
  }

  /** Refuses a matrix that is not [1, n]. */
  static void row(String where, Matrix row, int n) {
    if (row.rows() != 1 || row.cols() != n) {
      throw new ShapeException(where, "a row of " + n + " numbers", row);
    }
  }

  static void same(String where, Matrix a, Matrix b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) {
      throw new ShapeException(where, "equal shapes", a + " and " + b);
    }
  }
}
