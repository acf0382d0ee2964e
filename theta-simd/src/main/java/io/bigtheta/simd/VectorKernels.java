package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;

/**
 * The kernels on the Vector API. Lanes are neighbouring columns of the result; every lane is the chain of fused
 * multiply-adds that {@link io.bigtheta.math.ScalarKernels} has for that element.
 *
 * <p>All three products are one. The left operand is read with two strides, so that aᵀ·b needs no
 * transposing; for a·bᵀ the right operand is transposed first.
 */
public final class VectorKernels implements Kernels {
  @Override
  public String name() {
    return "vector-" + FLOATS.vectorBitSize();
  }

  @Override
  public void addMatmul(Matrix a, Matrix b, Matrix out, int from, int to) {
    Product.add(a.data(), a.offset(), a.cols(), 1, a.cols(), b.data(), b.offset(), out, from, to);
  }

  @Override
  public void addMatmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    Product.add(a.data(), a.offset(), 1, a.cols(), a.rows(), b.data(), b.offset(), out, from, to);
  }

  @Override
  public void addMatmulTransB(Matrix a, Matrix b, Matrix out, int from, int to) {
    if (from == to) {
      return;
    }
    float[] transposed = Scratch.TRANSPOSED.floats(b.size());
    Product.transpose(b, transposed);
    Product.add(a.data(), a.offset(), a.cols(), 1, a.cols(), transposed, 0, out, from, to);
  }

  /** The last numbers, which do not fill a vector, are left to the definition: it has the same bits. */
  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    float[] in = x.data();
    float[] out = y.data();
    int shift = y.offset() - x.offset();
    int start = x.at(from);
    int whole = start + FLOATS.loopBound(x.at(to) - start);
    switch (f) { // a loop for each: a vector that joins two branches would be boxed
      case EXP -> {
        for (int i = start; i < whole; i += LANES) {
          VectorElementary.exp(FloatVector.fromArray(FLOATS, in, i)).intoArray(out, i + shift);
        }
      }
      case LOGISTIC -> {
        for (int i = start; i < whole; i += LANES) {
          VectorElementary.logistic(FloatVector.fromArray(FLOATS, in, i)).intoArray(out, i + shift);
        }
      }
      case TANH -> {
        for (int i = start; i < whole; i += LANES) {
          VectorElementary.tanh(FloatVector.fromArray(FLOATS, in, i)).intoArray(out, i + shift);
        }
      }
      case ERF -> {
        for (int i = start; i < whole; i += LANES) {
          VectorElementary.erf(FloatVector.fromArray(FLOATS, in, i)).intoArray(out, i + shift);
        }
      }
      case SOFTPLUS -> {
        for (int i = start; i < whole; i += LANES) {
          VectorElementary.softplus(FloatVector.fromArray(FLOATS, in, i)).intoArray(out, i + shift);
        }
      }
    }
    for (int i = whole; i < x.at(to); i++) {
      out[i + shift] = f.of(in[i]);
    }
  }
}
