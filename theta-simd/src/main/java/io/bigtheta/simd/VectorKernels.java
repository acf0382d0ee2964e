package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The kernels on the Vector API. Lanes are neighbouring columns of the result; every lane is the chain of fused
 * multiply-adds that {@link io.bigtheta.math.ScalarKernels} has for that element.
 *
 * <p>All three products are one. The left operand is read with two strides, so that aᵀ·b needs no transposing; for a·bᵀ the right operand is
 * transposed first.
 */
public final class VectorKernels implements Kernels {
  private static final ThreadLocal<float[]> TRANSPOSED =
      ThreadLocal.withInitial(() -> new float[0]);

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
    float[] transposed = TRANSPOSED.get();
    if (transposed.length < b.size()) {
      transposed = new float[b.size()];
      TRANSPOSED.set(transposed);
    }
    Product.transpose(b, transposed);
    Product.add(a.data(), a.offset(), a.cols(), 1, a.cols(), transposed, 0, out, from, to);
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    float[] in = x.data();
    float[] out = y.data();
    int shift = y.offset() - x.offset();
    int end = x.at(to);
    switch (f) {
      case EXP -> {
        for (int i = x.at(from); i < end; i += LANES) {
          VectorMask<Float> mask = FLOATS.indexInRange(i, end);
          VectorElementary.exp(FloatVector.fromArray(FLOATS, in, i, mask))
              .intoArray(out, i + shift, mask);
        }
      }
      case LOGISTIC -> {
        for (int i = x.at(from); i < end; i += LANES) {
          VectorMask<Float> mask = FLOATS.indexInRange(i, end);
          VectorElementary.logistic(FloatVector.fromArray(FLOATS, in, i, mask))
              .intoArray(out, i + shift, mask);
        }
      }
      case TANH -> {
        for (int i = x.at(from); i < end; i += LANES) {
          VectorMask<Float> mask = FLOATS.indexInRange(i, end);
          VectorElementary.tanh(FloatVector.fromArray(FLOATS, in, i, mask))
              .intoArray(out, i + shift, mask);
        }
      }
      case ERF -> {
        for (int i = x.at(from); i < end; i += LANES) {
          VectorMask<Float> mask = FLOATS.indexInRange(i, end);
          VectorElementary.erf(FloatVector.fromArray(FLOATS, in, i, mask))
              .intoArray(out, i + shift, mask);
        }
      }
      case SOFTPLUS -> {
        for (int i = x.at(from); i < end; i += LANES) {
          VectorMask<Float> mask = FLOATS.indexInRange(i, end);
          VectorElementary.softplus(FloatVector.fromArray(FLOATS, in, i, mask))
              .intoArray(out, i + shift, mask);
        }
      }
    }
  }
}
