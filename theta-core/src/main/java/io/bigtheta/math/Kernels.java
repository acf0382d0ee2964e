package io.bigtheta.math;

/**
 * The loops in which nearly all time is spent. Implementations differ in speed, never in bits.
 *
 * <p>Every element of a product is one chain of fused multiply-adds in ascending order of the summed index, which starts
 * from what {@code out} holds: {@code acc = fma(a, b, acc)}. Lanes and threads carry different elements, never parts of
 * one sum.
 *
 * <p>The methods with a range calculate rows [from, to) of the result and nothing else; those without calculate all of
 * it, and check shapes. {@code out} may not share memory with an operand unless said.
 */
public interface Kernels {
  /** The fastest kernels this JVM can run, chosen once. */
  static Kernels best() {
    return BestKernels.BEST.kernels();
  }

  /** What {@link #best()} chose, why, and what to do for more speed: one line for people. */
  static String why() {
    return BestKernels.BEST.why();
  }

  /** Short name for reports, for example {@code scalar} or {@code vector-512}. */
  String name();

  /** Rows [from, to) of out += a·b, with a [m, k], b [k, n], out [m, n]. */
  void addMatmul(Matrix a, Matrix b, Matrix out, int from, int to);

  /** Rows [from, to) of out += aᵀ·b, with a [k, m], b [k, n], out [m, n]. */
  void addMatmulTransA(Matrix a, Matrix b, Matrix out, int from, int to);

  /** Rows [from, to) of out += a·bᵀ, with a [m, k], b [n, k], out [m, n]. */
  void addMatmulTransB(Matrix a, Matrix b, Matrix out, int from, int to);

  /** Rows [from, to) of y = f(x), element by element; y may be x. */
  void map(Function f, Matrix x, Matrix y, int from, int to);

  /** out += a·b. */
  default void addMatmul(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("a·b", a, b, out, a.rows(), a.cols(), b.rows(), b.cols());
    addMatmul(a, b, out, 0, out.rows());
  }

  /** out += aᵀ·b. */
  default void addMatmulTransA(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("aᵀ·b", a, b, out, a.cols(), a.rows(), b.rows(), b.cols());
    addMatmulTransA(a, b, out, 0, out.rows());
  }

  /** out += a·bᵀ. */
  default void addMatmulTransB(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("a·bᵀ", a, b, out, a.rows(), a.cols(), b.cols(), b.rows());
    addMatmulTransB(a, b, out, 0, out.rows());
  }

  /** y = f(x), element by element; y may be x. */
  default void map(Function f, Matrix x, Matrix y) {
    Shapes.same("map", x, y);
    map(f, x, y, 0, y.rows());
  }

  /** Every row of out = row, a [1, n]. */
  default void fillRows(Matrix row, Matrix out) {
    Shapes.row("fill rows", row, out.cols());
    for (int i = 0; i < out.rows(); i++) {
      System.arraycopy(row.data(), row.offset(), out.data(), out.at(i), out.cols());
    }
  }

  /** out, a [1, n], += the sum of the rows of a, each column one chain in ascending order of rows. */
  default void addColumnSums(Matrix a, Matrix out) {
    Shapes.row("column sums", out, a.cols());
    float[] from = a.data();
    float[] to = out.data();
    int cols = a.cols();
    int start = out.offset();
    for (int i = 0; i < a.rows(); i++) {
      int row = a.at(i);
      for (int j = 0; j < cols; j++) {
        to[start + j] += from[row + j];
      }
    }
  }
}
