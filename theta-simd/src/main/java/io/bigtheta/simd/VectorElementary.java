package io.bigtheta.simd;

import static io.bigtheta.math.Elementary.Coefficients.*;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The vector versions of {@link io.bigtheta.math.Elementary}: the same operations in the same order, lane by lane. Functions are cut
 * into parts, and each part is one loop that holds its operations itself: the compiler of JDK 17 stops to inline when a method has
 * become large, and does not inline a method that it has compiled into a large one before. Then it makes an object of every vector,
 * which takes 5 to 40 times as long. {@link Stage} says which parts make a function.
 *
 * <p>All take n numbers, a multiple of the lanes of a vector, from x[x0] on, and write y from y[y0] on, which may be the same place.
 * What an earlier part left is in e from its beginning.
 */
final class VectorElementary {
  private VectorElementary() {}

  /** e<sup>x</sup>. */
  static void exp(float[] x, int x0, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      FloatVector notTooLow = a.blend(EXP_LOW, a.compare(LT, EXP_LOW));
      FloatVector clamped = notTooLow.blend(EXP_HIGH, notTooLow.compare(GT, EXP_HIGH));
      FloatVector rounded = clamped.fma(all(LOG2_E), all(ROUND));
      IntVector k = rounded.reinterpretAsInts().sub(ROUND_BITS);
      FloatVector kAsFloat = rounded.sub(ROUND);
      FloatVector r = kAsFloat.fma(all(-LN2_LOW), kAsFloat.fma(all(-LN2_HIGH), clamped));
      FloatVector q =
          all(EXP_4).fma(r, all(EXP_3)).fma(r, all(EXP_2)).fma(r, all(EXP_1)).fma(r, all(EXP_0));
      FloatVector unscaled = r.mul(r).fma(q, r).add(1f);
      IntVector half = k.lanewise(ASHR, 1);
      FloatVector scaled = unscaled.mul(powerOfTwo(half)).mul(powerOfTwo(k.sub(half)));
      nanWhereNan(a, scaled).intoArray(y, y0 + i);
    }
  }

  /** -|x|, of which every exponential is at most 1. */
  static void lower(float[] x, int x0, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      a.abs().neg().intoArray(y, y0 + i);
    }
  }

  /** 2|x|. */
  static void doubled(float[] x, int x0, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      a.abs().add(a.abs()).intoArray(y, y0 + i);
    }
  }

  /** The logistic function, after e = exp(-|x|). */
  static void logistic(float[] x, int x0, float[] e, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      FloatVector b = load(e, i);
      FloatVector q = all(1f).blend(b, a.compare(LT, 0f)).div(b.add(1f));
      FloatVector z = q.blend(b.neg().fma(q, b), a.compare(LT, -LN2_HIGH));
      nanWhereNan(a, z).intoArray(y, y0 + i);
    }
  }

  /** tanh, after e = exp(2|x|). */
  static void tanh(float[] x, int x0, float[] e, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      FloatVector b = load(e, i);
      FloatVector abs = a.abs();
      FloatVector z = abs.mul(abs);
      FloatVector q = all(TANH_6)
          .fma(z, all(TANH_5))
          .fma(z, all(TANH_4))
          .fma(z, all(TANH_3))
          .fma(z, all(TANH_2))
          .fma(z, all(TANH_1))
          .fma(z, all(TANH_0));
      FloatVector near = abs.mul(z).fma(q, abs);
      FloatVector far = all(1f).sub(all(2f).div(b.add(1f)));
      FloatVector size = far.blend(near, abs.compare(LT, TANH_SPLIT));
      nanWhereNan(a, withSignOf(a, size)).intoArray(y, y0 + i);
    }
  }

  /** The logarithm of the complement of erf |x|. */
  static void logErfc(float[] x, int x0, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      FloatVector abs = a.abs();
      FloatVector clamped = abs.blend(ERFC_HIGH, abs.compare(GT, ERFC_HIGH));
      FloatVector p = all(ERFC_7)
          .fma(clamped, all(ERFC_6))
          .fma(clamped, all(ERFC_5))
          .fma(clamped, all(ERFC_4))
          .fma(clamped, all(ERFC_3))
          .fma(clamped, all(ERFC_2))
          .fma(clamped, all(ERFC_1))
          .fma(clamped, all(ERFC_0));
      p.intoArray(y, y0 + i);
    }
  }

  /** erf, after e = exp(logErfc(x)). */
  static void erf(float[] x, int x0, float[] e, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      FloatVector b = load(e, i);
      FloatVector abs = a.abs();
      FloatVector z = abs.mul(abs);
      FloatVector q = all(ERF_6)
          .fma(z, all(ERF_5))
          .fma(z, all(ERF_4))
          .fma(z, all(ERF_3))
          .fma(z, all(ERF_2))
          .fma(z, all(ERF_1))
          .fma(z, all(ERF_0));
      FloatVector near = abs.fma(q, abs);
      FloatVector far = all(1f).sub(b);
      FloatVector size = far.blend(near, abs.compare(LT, ERF_SPLIT));
      nanWhereNan(a, withSignOf(a, size)).intoArray(y, y0 + i);
    }
  }

  /** The logarithm of 1 + x for x in [0, 1], where no case is special; NaN gives anything. */
  static void log1p(float[] x, int x0, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      IntVector shift = a.add(1f).reinterpretAsInts().sub(THREE_QUARTERS_BITS).and(EXPONENT_MASK);
      FloatVector scaled = a.reinterpretAsInts().sub(shift).reinterpretAsFloats();
      FloatVector four =
          IntVector.broadcast(Width.INTS, FOUR_BITS).sub(shift).reinterpretAsFloats();
      FloatVector f = scaled.add(four.fma(all(0.25f), all(-1f)));
      FloatVector k =
          shift.lanewise(ASHR, 23).add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
      FloatVector q = all(LOG_8)
          .fma(f, all(LOG_7))
          .fma(f, all(LOG_6))
          .fma(f, all(LOG_5))
          .fma(f, all(LOG_4))
          .fma(f, all(LOG_3))
          .fma(f, all(LOG_2))
          .fma(f, all(LOG_1))
          .fma(f, all(LOG_0));
      FloatVector small = k.fma(all(LN2_LOW), f.mul(f).mul(q));
      FloatVector z = k.fma(all(LN2_HIGH), small.add(f));
      z.intoArray(y, y0 + i);
    }
  }

  /** Softplus, after e = log1p(exp(-|x|)). */
  static void softplus(float[] x, int x0, float[] e, float[] y, int y0, int n) {
    for (int i = 0; i < n; i += Width.LANES) {
      FloatVector a = load(x, x0 + i);
      FloatVector b = load(e, i);
      nanWhereNan(a, a.blend(0f, a.compare(LT, 0f)).add(b)).intoArray(y, y0 + i);
    }
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(Width.FLOATS, from, at);
  }

  private static FloatVector powerOfTwo(IntVector k) {
    return k.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
  }

  private static FloatVector withSignOf(FloatVector x, FloatVector y) {
    return y.reinterpretAsInts().or(x.reinterpretAsInts().and(SIGN_MASK)).reinterpretAsFloats();
  }

  private static FloatVector nanWhereNan(FloatVector x, FloatVector y) {
    return y.blend(Float.NaN, x.compare(NE, x));
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Width.FLOATS, value);
  }
}
