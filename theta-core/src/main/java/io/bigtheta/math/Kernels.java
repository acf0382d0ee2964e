package io.bigtheta.math;

import io.bigtheta.math.machinery.Nonzeros;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;
import java.util.Arrays;

/**
 * The loops in which a training spends nearly all its time. Implementations differ in speed, never in bits.
 *
 * <p>Every element of a product is one chain of fused multiply-adds in ascending order of the summed index,
 * {@code acc = fma(a, b, acc)}. The chain begins with 0 or with an element of {@code start}, and at its end 0 is added.
 * Lanes and threads carry different elements, never parts of one sum. A term in which a is 0 changes nothing but the
 * sign of a zero, and the 0 added at the end makes every zero positive, so such a term may be left out. This holds for
 * finite numbers, so operands have to be finite.
 *
 * <p>Layers call kernels. Only Theta implements them, because some methods take types that no other module sees.
 *
 * <p>The methods with ranges calculate rows [from, to) of the result, and only its columns [left, right) if these are
 * given. The products, {@code map}, {@code clear} and {@code columnSums} without ranges calculate the whole result and
 * throw a {@link ShapeException} if the shapes do not match. No other method checks shapes. {@code out} must not share
 * memory with an operand unless the method allows it.
 */
public interface Kernels extends ChannelKernels {
  /** The fastest kernels this JVM can run, chosen once. */
  static Kernels best() {
    return BestKernels.BEST.kernels();
  }

  /** One line for people: which kernels {@link #best()} chose, why, and what to do for more speed. */
  static String why() {
    return BestKernels.BEST.why();
  }

  /** A short name for reports, such as {@code scalar} or {@code vector-512}. */
  String name();

  /**
   * Rows [from, to), columns [left, right) of out = start + a·b, with a [m, k], b [k, n], out [m, n], and start [1, n]
   * added to every row.
   */
  void matmul(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right);

  /**
   * The terms of out = start + a·b for one part of the columns of a, by the lists of a's {@link Matrix#nonzeros}. It
   * writes rows [from, to), columns [left, right) of out. For the first part the chains begin with {@code start} [1,
   * n]; for any other part they continue from the values in {@code out}. Never shared among threads.
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
   * Whether these kernels are as fast as they will be. Until then the compiler is at work and needs a core, so work
   * should not be shared among all cores.
   */
  default boolean settled() {
    return true;
  }

  /** Rows [from, to) of out = aᵀ·b, with a [k, m], b [k, n], out [m, n]. */
  void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to);

  /**
   * Rows [from, to) of out = start + aᵀ·b, with a [k, m], b [k, n], start and out [m, n]. Each chain continues from an
   * element of {@code start}, such as the result of an earlier product.
   */
  void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to);

  /** Rows [from, to), columns [left, right) of out = a·bᵀ, with a [m, k], b [n, k], out [m, n]. */
  void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right);

  /** Rows [from, to) of y = f(x), element by element. y may be x. */
  void map(Function f, Matrix x, Matrix y, int from, int to);

  /** out = start + a·b, with a [m, k], b [k, n], out [m, n], and start [1, n] added to every row. */
  default void matmul(Matrix a, Matrix b, Matrix start, Matrix out) {
    Shapes.meet("a·b", a, b, out, a.rows(), a.cols(), b.rows(), b.cols());
    Shapes.row("start", start, out.cols());
    matmul(a, b, start, out, 0, out.rows(), 0, out.cols());
  }

  /** out = aᵀ·b, with a [k, m], b [k, n], out [m, n]. */
  default void matmulTransA(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("aᵀ·b", a, b, out, a.cols(), a.rows(), b.rows(), b.cols());
    matmulTransA(a, b, out, 0, out.rows());
  }

  /** out = start + aᵀ·b, with a [k, m], b [k, n], start and out [m, n]. */
  default void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out) {
    Shapes.meet("aᵀ·b", a, b, out, a.cols(), a.rows(), b.rows(), b.cols());
    Shapes.same("start", start, out);
    matmulTransA(a, b, start, out, 0, out.rows());
  }

  /** out = a·bᵀ, with a [m, k], b [n, k], out [m, n]. */
  default void matmulTransB(Matrix a, Matrix b, Matrix out) {
    Shapes.meet("a·bᵀ", a, b, out, a.rows(), a.cols(), b.cols(), b.rows());
    matmulTransB(a, b, out, 0, out.rows(), 0, out.cols());
  }

  /** Sets y to 0 where x is not &gt; 0, in rows [from, to). x and y have the same shape. */
  void clear(Matrix x, Matrix y, int from, int to);

  /** Sets y to 0 where x is not &gt; 0. */
  default void clear(Matrix x, Matrix y) {
    Shapes.same("clear", x, y);
    clear(x, y, 0, y.rows());
  }

  /**
   * out = start + a·b, with a [m, k], b [k, n], and start [1, n] added to every row. The rows of a are windows in an
   * array. Row i of out begins at {@code out[o0 + i / w.places() · oLine + i % w.places() · oNext]}. Never shared among
   * threads.
   *
   * @param a0 the index in {@code a} at which the first window begins
   * @param w where the windows lie in {@code a}
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
   * out = start + aᵀ·b, with a [k, m], b [k, n], start and out [m, n]. The rows of a are windows in an array.
   * {@code start} and {@code out} must not share memory. Never shared among threads.
   *
   * @param a0 the index in {@code a} at which the first window begins
   * @param w where the windows lie in {@code a}
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out);

  /**
   * Transforms {@code length} numbers of each stream in each of {@code blocks} blocks, block after block. What it
   * writes must not overlap what it reads. Never shared among threads.
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  default void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    what.of(from, to, blocks, 0, length);
  }

  /** A loop over a range of numbers. */
  @FunctionalInterface
  interface Loop {
    void run(int from, int to);
  }

  /**
   * Runs the loop for every number in [0, count), in one range or in several ranges on several threads.
   *
   * @param cost the cost of one number, in multiply-adds
   */
  default void share(Loop loop, int count, long cost) {
    loop.run(0, count);
  }

  /** The number of threads that share work. */
  default int threads() {
    return 1;
  }

  /** The kernels that a loop of {@link #share} may use. They do not share work. */
  default Kernels alone() {
    return this;
  }

  /** y = f(x), element by element. y may be x. */
  default void map(Function f, Matrix x, Matrix y) {
    Shapes.same("map", x, y);
    map(f, x, y, 0, y.rows());
  }

  /**
   * Columns [left, right) of out [1, n] = the sums of the columns of a [m, n]. Each sum is one chain from 0 in
   * ascending order of rows.
   */
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

  /**
   * y = x∘a + b, with x and y [m, n], and a and b [1, n] applied to every row. Each number is fma(x, a, b). y may be x.
   */
  default void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        y.set(i, j, Math.fma(x.get(i, j), a.get(0, j), b.get(0, j)));
      }
    }
  }

  /**
   * y = x∘a + (z∘b + c), with x, y and z [m, n], and a, b and c [1, n] applied to every row. Each number is fma(x, a,
   * fma(z, b, c)). y may be x or z.
   */
  default void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        float start = Math.fma(z.get(i, j), b.get(0, j), c.get(0, j));
        y.set(i, j, Math.fma(x.get(i, j), a.get(0, j), start));
      }
    }
  }

  /**
   * out [1, n] = for each column the sum of (x − a)·(z − b) over all rows, with x and z [m, n], and a and b [1, n]
   * applied to every row. Each sum is one chain of fused multiply-adds from 0 in ascending order of rows. Never shared
   * among threads.
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

  /** out [1, n] = the sums of the columns of a [m, n]. */
  default void columnSums(Matrix a, Matrix out) {
    Shapes.row("column sums", out, a.cols());
    columnSums(a, out, 0, a.cols());
  }
}
