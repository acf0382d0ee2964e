package io.bigtheta.simd;

import static io.bigtheta.math.Elementary.Coefficients.*;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The vector versions of {@link io.bigtheta.math.Elementary}: the same operations in the same order, lane by lane. Most are cut
 * into parts, each in a loop of its own (see {@link Stages}): the compiler of JDK 17 stops to inline when a loop has become large,
 * and then makes an object of every vector, which takes 5 to 40 times as long.
 */
final class VectorElementary {
  private VectorElementary() {}

  static FloatVector exp(FloatVector x) {
    FloatVector notTooLow = x.blend(EXP_LOW, x.compare(LT, EXP_LOW));
    FloatVector clamped = notTooLow.blend(EXP_HIGH, notTooLow.compare(GT, EXP_HIGH));
    FloatVector rounded = clamped.fma(all(LOG2_E), all(ROUND));
    IntVector k = rounded.reinterpretAsInts().sub(ROUND_BITS);
    FloatVector kAsFloat = rounded.sub(ROUND);
    FloatVector r = kAsFloat.fma(all(-LN2_LOW), kAsFloat.fma(all(-LN2_HIGH), clamped));
    FloatVector q =
        all(EXP_4).fma(r, all(EXP_3)).fma(r, all(EXP_2)).fma(r, all(EXP_1)).fma(r, all(EXP_0));
    FloatVector y = r.mul(r).fma(q, r).add(1f);
    IntVector half = k.lanewise(ASHR, 1);
    FloatVector scaled = y.mul(powerOfTwo(half)).mul(powerOfTwo(k.sub(half)));
    return nanWhereNan(x, scaled);
  }

  /** The second part of the logistic function, after e = exp(-|x|). */
  static FloatVector logistic(FloatVector x, FloatVector e) {
    FloatVector q = all(1f).blend(e, x.compare(LT, 0f)).div(e.add(1f));
    FloatVector y = q.blend(e.neg().fma(q, e), x.compare(LT, -LN2_HIGH));
    return nanWhereNan(x, y);
  }

  /** The second part of tanh, after e = exp(2|x|). */
  static FloatVector tanh(FloatVector x, FloatVector e) {
    FloatVector a = x.abs();
    FloatVector z = a.mul(a);
    FloatVector q = all(TANH_6)
        .fma(z, all(TANH_5))
        .fma(z, all(TANH_4))
        .fma(z, all(TANH_3))
        .fma(z, all(TANH_2))
        .fma(z, all(TANH_1))
        .fma(z, all(TANH_0));
    FloatVector near = a.mul(z).fma(q, a);
    FloatVector far = all(1f).sub(all(2f).div(e.add(1f)));
    return nanWhereNan(x, withSignOf(x, far.blend(near, a.compare(LT, TANH_SPLIT))));
  }

  /** The first part of erf: the logarithm of its complement, for |x|. */
  static FloatVector logErfc(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector clamped = a.blend(ERFC_HIGH, a.compare(GT, ERFC_HIGH));
    return all(ERFC_7)
        .fma(clamped, all(ERFC_6))
        .fma(clamped, all(ERFC_5))
        .fma(clamped, all(ERFC_4))
        .fma(clamped, all(ERFC_3))
        .fma(clamped, all(ERFC_2))
        .fma(clamped, all(ERFC_1))
        .fma(clamped, all(ERFC_0));
  }

  /** The last part of erf, after e = exp(logErfc(x)). */
  static FloatVector erf(FloatVector x, FloatVector e) {
    FloatVector a = x.abs();
    FloatVector z = a.mul(a);
    FloatVector q = all(ERF_6)
        .fma(z, all(ERF_5))
        .fma(z, all(ERF_4))
        .fma(z, all(ERF_3))
        .fma(z, all(ERF_2))
        .fma(z, all(ERF_1))
        .fma(z, all(ERF_0));
    FloatVector near = a.fma(q, a);
    FloatVector far = all(1f).sub(e);
    return nanWhereNan(x, withSignOf(x, far.blend(near, a.compare(LT, ERF_SPLIT))));
  }

  /** The last part of softplus, after l = log1p(exp(-|x|)). */
  static FloatVector softplus(FloatVector x, FloatVector l) {
    FloatVector y = x.blend(0f, x.compare(LT, 0f)).add(l);
    return nanWhereNan(x, y);
  }

  static FloatVector log1p(FloatVector x) {
    IntVector shift = x.add(1f).reinterpretAsInts().sub(THREE_QUARTERS_BITS).and(EXPONENT_MASK);
    FloatVector scaled = x.reinterpretAsInts().sub(shift).reinterpretAsFloats();
    FloatVector four = IntVector.broadcast(Width.INTS, FOUR_BITS).sub(shift).reinterpretAsFloats();
    FloatVector rest = four.fma(all(0.25f), all(-1f));
    FloatVector k =
        shift.lanewise(ASHR, 23).add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
    FloatVector y = logOfScaled(k, scaled.add(rest));
    y = y.blend(x, x.compare(EQ, 0f));
    y = y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, -1f));
    y = y.blend(x, x.compare(EQ, Float.POSITIVE_INFINITY));
    return all(Float.NaN).blend(y, x.compare(GE, -1f));
  }

  private static FloatVector logOfScaled(FloatVector k, FloatVector f) {
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
    return k.fma(all(LN2_HIGH), small.add(f));
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
