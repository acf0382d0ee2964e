package io.bigtheta.math;

/** The checks at the kernels' door. */
final class Shapes {
  private Shapes() {}

  /** A product of [m, k] and [k2, n] into out. */
  static void meet(String product, Matrix a, Matrix b, Matrix out, int m, int k, int k2, int n) {
    if (k != k2 || out.rows() != m || out.cols() != n) {
      throw new ShapeException(product, "shapes that meet", "a " + a + ", b " + b + ", out " + out);
    }
  }

  /** A row of n numbers. */
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
