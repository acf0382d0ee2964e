package io.bigtheta.math;

import io.bigtheta.math.machinery.Nonzeros;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;
import java.util.Arrays;

/**
 * The loops in which nearly all time is spent. Implementations differ in speed, never in bits.
 *
 * <p>Every element of a product is one chain of fused multiply-adds in ascending order of the summed index,
 * {@code acc = fma(a, b, acc)}, from 0 or from an element of {@code start}; at its end 0 is added. Lanes and threads carry
 * different elements, never parts of one sum. A term where a is 0 changes nothing but the sign of a zero, which the 0 at
 * the end settles, so it may be left out: that holds for finite numbers, which is what operands have to be.
 *
 * <p>Layers call them; to write others is for Theta alone, as some methods take what no other module sees.
 *
 * <p>The methods with ranges calculate rows [from, to) of the result, where they are given columns [left, right) of those, and
 * nothing else; the methods without calculate all of it, and check shapes. {@code out} may not share memory with an operand unless said.
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

  /** A part of out = start + a·b, with a [m, k], b [k, n], start [1, n] for every row, out [m, n]. */
  void matmul(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right);

  /**
   * A part of out = start + a·b, and of its chains only the terms of one part of a's {@link Matrix#nonzeros}: those of the
   * first part begin with {@code start}, a [1, n], others go on from what is in {@code out}. Never shared among threads.
   */
  default void matmulPart(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix out,
      int from,
      int to,
      int left,
      int right,
      int part) {
    Nonzeros lists = a.nonzeros().orElseThrow();
    for (int i = from; i < to; i++) {
      for (int j = left; j < right; j++) {
        float sum = part == 0 ? start.get(0, j) : out.get(i, j);
        for (int q = lists.begin(i, part); q < lists.end(i, part); q++) {
          int k = lists.columns()[q];
          sum = Math.fma(a.get(i, k), b.get(k, j), sum);
        }
        out.set(i, j, sum + 0f);
      }
    }
  }

  /**
   * Whether these are as fast as they will be. Until then there is a compiler at work that needs a core, so nobody should
   * share work among all of them.
   */
  default boolean settled() {
    return true;
  }

  /** Rows [from, to) of out = aᵀ·b, with a [k, m], b [k, n], out [m, n]. */
  void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to);

  /**
   * Rows [from, to) of out = start + aᵀ·b, with a [k, m], b [k, n], start and out [m, n]: a chain goes on from what an earlier
   * product left of it.
   */
  void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to);

  /** A part of out = a·bᵀ, with a [m, k], b [n, k], out [m, n]. */
  void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right);

  /** Rows [from, to) of y = f(x), element by element; y may be x. */
  void map(Function f, Matrix x, Matrix y, int from, int to);

  /** out = start + a·b. */
  default void matmul(Matrix a, Matrix b, Matrix start, Matrix out) {
    Shapes.meet("a·b", a, b, out, a.rows(), a.cols(), b.rows(), b.cols());
    Shapes.row("start", start, out.cols());
    matmul(a, b, start, out, 0, out.rows(), 0, out.cols());
  }

  /** out = aᵀ·b. */
  default void matmulTransA(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("aᵀ·b", a, b, out, a.cols(), a.rows(), b.rows(), b.cols());
    matmulTransA(a, b, out, 0, out.rows());
  }

  /** out = start + aᵀ·b, with a start for every element. */
  default void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out) {
    Shapes.meet("aᵀ·b", a, b, out, a.cols(), a.rows(), b.rows(), b.cols());
    Shapes.same("start", start, out);
    matmulTransA(a, b, start, out, 0, out.rows());
  }

  /** out = a·bᵀ. */
  default void matmulTransB(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("a·bᵀ", a, b, out, a.rows(), a.cols(), b.cols(), b.rows());
    matmulTransB(a, b, out, 0, out.rows(), 0, out.cols());
  }

  /** Sets y to 0 where x is not &gt; 0, for rows [from, to). */
  void clear(Matrix x, Matrix y, int from, int to);

  /** Sets y to 0 where x is not &gt; 0. */
  default void clear(Matrix x, Matrix y) {
    Shapes.same("clear", x, y);
    clear(x, y, 0, y.rows());
  }

  /**
   * out = start + a·b, where the rows of a are windows, a [m, k], b [k, n], start [1, n] for every row. Row i of out begins at
   * {@code out[o0 + i / w.places() · oLine + i % w.places() · oNext]}. Never shared among threads.
   *
   * @param a0 where the first window begins in {@code a}
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  void matmul(
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      float[] out,
      int o0,
      int oLine,
      int oNext);

  /**
   * out = start + aᵀ·b, where the rows of a are windows, a [k, m], b [k, n], start and out [m, n], which are not the same. Never
   * shared among threads.
   *
   * @param a0 where the first window begins in {@code a}
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out);

  /**
   * Transforms {@code length} numbers of some blocks of streams, block after block; what is written is nowhere read. Never shared among
   * threads.
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  default void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    what.of(from, to, blocks, 0, length);
  }

  /**
   * The larger of {@code a[a0 + i]} and {@code b[b0 + i]}, as {@link Math#max(float, float)}, goes to {@code to[t0 + i]}, for n numbers.
   * Never shared among threads.
   */
  default void larger(float[] a, int a0, float[] b, int b0, float[] to, int t0, int n) {
    for (int i = 0; i < n; i++) {
      to[t0 + i] = Math.max(a[a0 + i], b[b0 + i]);
    }
  }

  /**
   * Moves numbers from one place to another where x equals y: {@code to} grows by them, {@code from} keeps 0. It is n numbers from
   * {@code x[x0]}, {@code y[y0]}, {@code from[f0]} and {@code to[t0]} on. Never shared among threads.
   */
  default void moveWhereEqual(
      float[] x, int x0, float[] y, int y0, float[] from, int f0, float[] to, int t0, int n) {
    for (int i = 0; i < n; i++) { // no branch, which nobody could predict
      int bits = Float.floatToRawIntBits(from[f0 + i]);
      int same = x[x0 + i] == y[y0 + i] ? -1 : 0;
      to[t0 + i] += Float.intBitsToFloat(bits & same);
      from[f0 + i] = Float.intBitsToFloat(bits & ~same);
    }
  }

  /** Work on the numbers of a range. */
  @FunctionalInterface
  interface Loop {
    void run(int from, int to);
  }

  /**
   * Has the loop done for every number in [0, count): in one range, or in several by several threads.
   *
   * @param cost of one number, in multiply-adds
   */
  default void share(Loop loop, int count, long cost) {
    loop.run(0, count);
  }

  /** How many threads share what can be shared. */
  default int threads() {
    return 1;
  }

  /** The kernels that a loop of {@link #share} may use: they do not share. */
  default Kernels alone() {
    return this;
  }

  /** y = f(x), element by element; y may be x. */
  default void map(Function f, Matrix x, Matrix y) {
    Shapes.same("map", x, y);
    map(f, x, y, 0, y.rows());
  }

  /** Columns [left, right) of out, a [1, n], = the sums of those of a: each one chain from 0 in ascending order of rows. */
  default void columnSums(Matrix a, Matrix out, int left, int right) {
    float[] from = a.data();
    float[] to = out.data();
    int start = out.offset();
    Arrays.fill(to, start + left, start + right, 0);
    for (int i = 0; i < a.rows(); i++) {
      int row = a.at(i);
      for (int j = left; j < right; j++) {
        to[start + j] += from[row + j];
      }
    }
  }

  /** y = x∘a + b, with a and b [1, n] for every row: each number fma(x, a, b). y may be x. */
  default void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        y.set(i, j, Math.fma(x.get(i, j), a.get(0, j), b.get(0, j)));
      }
    }
  }

  /** y = x∘a + (z∘b + c), with a, b and c [1, n] for every row, as two {@link #affine}. y may be x or z. */
  default void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        float start = Math.fma(z.get(i, j), b.get(0, j), c.get(0, j));
        y.set(i, j, Math.fma(x.get(i, j), a.get(0, j), start));
      }
    }
  }

  /**
   * out, a [1, n], = for every column the sum of (x − a)·(z − b), with a and b [1, n] for every row: each one chain of fused
   * multiply-adds from 0 in ascending order of rows. Never shared among threads.
   */
  default void columnProducts(Matrix x, Matrix a, Matrix z, Matrix b, Matrix out) {
    Arrays.fill(out.data(), out.offset(), out.offset() + out.cols(), 0);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        float left = x.get(i, j) - a.get(0, j);
        out.set(0, j, Math.fma(left, z.get(i, j) - b.get(0, j), out.get(0, j)));
      }
    }
  }

  /** out, a [1, n], = the sums of the columns of a. */
  default void columnSums(Matrix a, Matrix out) {
    Shapes.row("column sums", out, a.cols());
    columnSums(a, out, 0, a.cols());
  }
}
