package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The kernels on the Vector API. Lanes are neighbouring columns of the result. Every lane is the same chain of fused
 * multiply-adds that {@link io.bigtheta.math.ScalarKernels} has for that element.
 *
 * <p>All three products are one product of operands that are packed first. Transposing is a way of packing.
 */
public final class VectorKernels implements Kernels {
  @Override
  public String name() {
    return "vector-" + FLOATS.vectorBitSize();
  }

  @Override
  public void matmul(
      Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right) {
    Scratch scratch = Scratch.take();
    Product.plain(scratch, a, b, start, out, from, to, left, right);
    scratch.give();
  }

  @Override
  public void matmulPart(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix out,
      int from,
      int to,
      int left,
      int right,
      int part) {
    int whole = left + FLOATS.loopBound(right - left);
    Scratch scratch = Scratch.take();
    Product.part(scratch, a, b, start, out, from, to, left, whole, part);
    scratch.give();
    Kernels.super.matmulPart(a, b, start, out, from, to, whole, right, part);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    Scratch scratch = Scratch.take();
    float[] zeros = scratch.zeros(out.cols());
    Product.transposedLeft(scratch, a, b, zeros, 0, 0, out, from, to);
    scratch.give();
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    int cols = start.cols();
    Scratch scratch = Scratch.take();
    Product.transposedLeft(scratch, a, b, start.data(), start.at(from), cols, out, from, to);
    scratch.give();
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    Scratch scratch = Scratch.take();
    Product.transposedRight(scratch, a, b, out, from, to, left, right);
    scratch.give();
  }

  @Override
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
    Scratch scratch = Scratch.take();
    WindowProduct.plain(scratch, a, a0, w, b, start, out, o0, oLine, oNext);
    scratch.give();
  }

  @Override
  public void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    Scratch scratch = Scratch.take();
    WindowProduct.transposedLeft(scratch, a, a0, w, b, start, out);
    scratch.give();
  }

  @Override
  public void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    Transforms.transform(what, from, to, blocks, length);
  }

  /** Calculates the last numbers, which do not fill a vector, by the scalar definition, which has the same bits. */
  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    float[] in = x.data();
    float[] out = y.data();
    int shift = y.offset() - x.offset();
    int start = x.at(from);
    int whole = start + FLOATS.loopBound(x.at(to) - start);
    switch (f) { // a method for each function, so that the compiler need not see the others
      case EXP -> Stages.exp(in, out, shift, start, whole);
      case LOGISTIC -> Stages.logistic(in, out, shift, start, whole);
      case TANH -> Stages.tanh(in, out, shift, start, whole);
      case ERF -> Stages.erf(in, out, shift, start, whole);
      case SOFTPLUS -> Stages.softplus(in, out, shift, start, whole);
      case RELU -> relu(in, out, shift, start, whole);
    }
    for (int i = whole; i < x.at(to); i++) {
      out[i + shift] = f.of(in[i]);
    }
  }

  private static void relu(float[] in, float[] out, int shift, int from, int to) {
    FloatVector zeros = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, in, i);
      x.blend(zeros, x.compare(VectorOperators.LE, zeros)).intoArray(out, i + shift);
    }
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    Affine.affine(x, a, b, y);
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    Affine.affine(x, a, z, b, c, y);
  }

  @Override
  public void columnSums(Matrix a, Matrix out, int left, int right) {
    Arrays.fill(out.data(), out.offset() + left, out.offset() + right, 0);
    Affine.columnSums(a, out, left, right);
  }

  @Override
  public void columnProducts(Matrix x, Matrix a, Matrix z, Matrix b, Matrix out) {
    Arrays.fill(out.data(), out.offset(), out.offset() + out.cols(), 0);
    Affine.columnProducts(x, a, z, b, out);
  }

  @Override
  public void larger(float[] a, int a0, float[] b, int b0, float[] to, int t0, int n) {
    int whole = FLOATS.loopBound(n);
    Affine.larger(a, a0, b, b0, to, t0, whole);
    Kernels.super.larger(a, a0 + whole, b, b0 + whole, to, t0 + whole, n - whole);
  }

  @Override
  public void moveWhereEqual(
      float[] x, int x0, float[] y, int y0, float[] from, int f0, float[] to, int t0, int n) {
    int whole = FLOATS.loopBound(n);
    Affine.moveWhereEqual(x, x0, y, y0, from, f0, to, t0, whole);
    Kernels.super.moveWhereEqual(
        x, x0 + whole, y, y0 + whole, from, f0 + whole, to, t0 + whole, n - whole);
  }

  @Override
  public void channelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix start, float[] out, int o0, int left, int right) {
    int whole = left + FLOATS.loopBound(right - left);
    ChannelProduct.plain(a, a0, w, b, start, out, o0, left, whole);
    if (whole < right) {
      Kernels.super.channelProducts(a, a0, w, b, start, out, o0, whole, right);
    }
  }

  @Override
  public void addChannelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix sums, int left, int right) {
    int whole = left + FLOATS.loopBound(right - left);
    ChannelProduct.add(a, a0, w, b, sums, left, whole);
    if (whole < right) {
      Kernels.super.addChannelProducts(a, a0, w, b, sums, whole, right);
    }
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    float[] gate = x.data();
    float[] out = y.data();
    int shift = y.offset() - x.offset();
    int start = x.at(from);
    int whole = start + FLOATS.loopBound(x.at(to) - start);
    FloatVector zeros = FloatVector.zero(FLOATS);
    for (int i = start; i < whole; i += LANES) {
      zeros
          .blend(
              FloatVector.fromArray(FLOATS, out, i + shift),
              FloatVector.fromArray(FLOATS, gate, i).compare(VectorOperators.GT, zeros))
          .intoArray(out, i + shift);
    }
    for (int i = whole; i < x.at(to); i++) {
      out[i + shift] = gate[i] > 0 ? out[i + shift] : 0;
    }
  }
}
