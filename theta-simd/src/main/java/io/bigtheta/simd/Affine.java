package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Calculations of rows with one row that is the same for all of them, lane by lane. Numbers that do not fill a vector
 * are calculated by the scalar definition.
 */
final class Affine {
  private Affine() {}

  /** y = x∘a + b. */
  static void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    int cols = FLOATS.loopBound(x.cols());
    for (int i = 0; i < x.rows(); i++) {
      row(x.data(), x.at(i), a.data(), a.offset(), b.data(), b.offset(), y.data(), y.at(i), cols);
      for (int j = cols; j < x.cols(); j++) {
        y.set(i, j, Math.fma(x.get(i, j), a.get(0, j), b.get(0, j)));
      }
    }
  }

  private static void row(
      float[] x, int x0, float[] a, int a0, float[] b, int b0, float[] y, int y0, int cols) {
    for (int j = 0; j < cols; j += LANES) {
      at(x, x0 + j).fma(at(a, a0 + j), at(b, b0 + j)).intoArray(y, y0 + j);
    }
  }

  /** y = x∘a + (z∘b + c). */
  static void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    int cols = FLOATS.loopBound(x.cols());
    for (int i = 0; i < x.rows(); i++) {
      row(
          x.data(),
          x.at(i),
          a.data(),
          a.offset(),
          z.data(),
          z.at(i),
          b.data(),
          b.offset(),
          c.data(),
          c.offset(),
          y.data(),
          y.at(i),
          cols);
      for (int j = cols; j < x.cols(); j++) {
        float start = Math.fma(z.get(i, j), b.get(0, j), c.get(0, j));
        y.set(i, j, Math.fma(x.get(i, j), a.get(0, j), start));
      }
    }
  }

  private static void row(
      float[] x,
      int x0,
      float[] a,
      int a0,
      float[] z,
      int z0,
      float[] b,
      int b0,
      float[] c,
      int c0,
      float[] y,
      int y0,
      int cols) {
    for (int j = 0; j < cols; j += LANES) {
      FloatVector start = at(z, z0 + j).fma(at(b, b0 + j), at(c, c0 + j));
      at(x, x0 + j).fma(at(a, a0 + j), start).intoArray(y, y0 + j);
    }
  }

  /** The larger of a and b, for numbers [0, n), where n is a multiple of LANES. */
  static void larger(float[] a, int a0, float[] b, int b0, float[] to, int t0, int n) {
    for (int i = 0; i < n; i += LANES) {
      at(a, a0 + i).max(at(b, b0 + i)).intoArray(to, t0 + i);
    }
  }

  /** {@code to} += from where x = y, and from = 0 there, for numbers [0, n), where n is a multiple of LANES. */
  static void moveWhereEqual(
      float[] x, int x0, float[] y, int y0, float[] from, int f0, float[] to, int t0, int n) {
    FloatVector zeros = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i += LANES) {
      FloatVector moved = at(from, f0 + i);
      VectorMask<Float> same = at(x, x0 + i).compare(VectorOperators.EQ, at(y, y0 + i));
      at(to, t0 + i).add(zeros.blend(moved, same)).intoArray(to, t0 + i);
      moved.blend(zeros, same).intoArray(from, f0 + i);
    }
  }

  /** out += Σ (x − a)·(z − b) of every column. */
  static void columnProducts(Matrix x, Matrix a, Matrix z, Matrix b, Matrix out) {
    int cols = FLOATS.loopBound(x.cols());
    for (int i = 0; i < x.rows(); i++) {
      products(
          x.data(),
          x.at(i),
          a.data(),
          a.offset(),
          z.data(),
          z.at(i),
          b.data(),
          b.offset(),
          out.data(),
          out.offset(),
          cols);
      for (int j = cols; j < x.cols(); j++) {
        float left = x.get(i, j) - a.get(0, j);
        out.set(0, j, Math.fma(left, z.get(i, j) - b.get(0, j), out.get(0, j)));
      }
    }
  }

  private static void products(
      float[] x,
      int x0,
      float[] a,
      int a0,
      float[] z,
      int z0,
      float[] b,
      int b0,
      float[] sums,
      int s0,
      int cols) {
    for (int j = 0; j < cols; j += LANES) {
      FloatVector left = at(x, x0 + j).sub(at(a, a0 + j));
      FloatVector right = at(z, z0 + j).sub(at(b, b0 + j));
      left.fma(right, at(sums, s0 + j)).intoArray(sums, s0 + j);
    }
  }

  /** out += the sums of columns [left, right) of a. */
  static void columnSums(Matrix a, Matrix out, int left, int right) {
    int cols = FLOATS.loopBound(right - left);
    for (int i = 0; i < a.rows(); i++) {
      add(a.data(), a.at(i) + left, out.data(), out.offset() + left, cols);
      for (int j = left + cols; j < right; j++) {
        out.data()[out.offset() + j] += a.data()[a.at(i) + j];
      }
    }
  }

  private static void add(float[] x, int x0, float[] sums, int s0, int cols) {
    for (int j = 0; j < cols; j += LANES) {
      at(sums, s0 + j).add(at(x, x0 + j)).intoArray(sums, s0 + j);
    }
  }

  private static FloatVector at(float[] numbers, int i) {
    return FloatVector.fromArray(FLOATS, numbers, i);
  }
}
