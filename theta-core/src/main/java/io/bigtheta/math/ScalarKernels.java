package io.bigtheta.math;

import io.bigtheta.math.machinery.Windows;
import java.util.Arrays;

/** The reference kernels: plain loops that one can read. The fast kernels are tested against them, bit for bit. */
public final class ScalarKernels implements Kernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void matmul(
      Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right) {
    for (int i = from; i < to; i++) {
      int row = out.at(i);
      System.arraycopy(start.data(), start.offset() + left, out.data(), row + left, right - left);
      for (int k = 0; k < a.cols(); k++) {
        addScaledRow(a.get(i, k), b, k, out, i, left, right);
      }
      settle(out.data(), row + left, row + right);
    }
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    Arrays.fill(out.data(), out.at(from), out.at(to), 0);
    addTransA(a, b, out, from, to);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    int length = out.at(to) - out.at(from);
    System.arraycopy(start.data(), start.at(from), out.data(), out.at(from), length);
    addTransA(a, b, out, from, to);
  }

  private static void addTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    for (int k = 0; k < a.rows(); k++) {
      for (int i = from; i < to; i++) {
        addScaledRow(a.get(k, i), b, k, out, i, 0, out.cols());
      }
    }
    settle(out.data(), out.at(from), out.at(to));
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    for (int i = from; i < to; i++) {
      for (int j = left; j < right; j++) {
        float sum = 0;
        for (int k = 0; k < a.cols(); k++) {
          sum = Math.fma(a.get(i, k), b.get(j, k), sum);
        }
        out.set(i, j, sum + 0f);
      }
    }
  }

  @Override
  @SuppressWarnings("exports") // only Theta's own layers ask
  public void matmul(
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      float[] out,
      int o0,
      int oLine,
      int oNext) {
    int cols = b.cols();
    for (int i = 0; i < w.rows(); i++) {
      int row = o0 + i / w.places() * oLine + i % w.places() * oNext;
      System.arraycopy(start.data(), start.offset(), out, row, cols);
      Matrix sums = new Matrix(out, row, 1, cols);
      for (int k = 0; k < w.cols(); k++) {
        addScaledRow(a[a0 + w.row(i) + w.within(k)], b, k, sums, 0, 0, cols);
      }
      settle(out, row, row + cols);
    }
  }

  @Override
  @SuppressWarnings("exports") // only Theta's own layers ask
  public void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    System.arraycopy(start.data(), start.offset(), out.data(), out.offset(), out.size());
    for (int k = 0; k < w.rows(); k++) {
      for (int i = 0; i < w.cols(); i++) {
        addScaledRow(a[a0 + w.row(k) + w.within(i)], b, k, out, i, 0, out.cols());
      }
    }
    settle(out.data(), out.offset(), out.offset() + out.size());
  }

  /** Adds the 0 at the end of every chain. It makes every zero positive. */
  private static void settle(float[] sums, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] += 0f;
    }
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    float[] in = x.data();
    float[] out = y.data();
    int shift = y.offset() - x.offset();
    for (int i = x.at(from); i < x.at(to); i++) {
      out[i + shift] = f.of(in[i]);
    }
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    float[] gate = x.data();
    float[] out = y.data();
    int shift = y.offset() - x.offset();
    for (int i = x.at(from); i < x.at(to); i++) {
      out[i + shift] = gate[i] > 0 ? out[i + shift] : 0;
    }
  }

  /**
   * Columns [left, right) of row i of out += scale · row k of b. The inner loop runs along a row, so that the compiler
   * can vectorise it.
   */
  private static void addScaledRow(
      float scale, Matrix b, int k, Matrix out, int i, int left, int right) {
    float[] from = b.data();
    float[] to = out.data();
    int source = b.at(k);
    int target = out.at(i);
    for (int j = left; j < right; j++) {
      to[target + j] = Math.fma(scale, from[source + j], to[target + j]);
    }
  }
}
