package io.bigtheta.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {

  private interface Function {
    float at(float x);
  }

  /** Coprime to every power of two, so that the sweep meets all low bits. */
  private static final int STRIDE = 1_009;

  private static final int NEIGHBOURS = 20_000;
  private static final int INFINITY_BITS = 0x7f80_0000;

  /** Where a piece ends, a result over- or underflows, or rounding turns into something else. */
  private static final float[] LIMITS = {
    0f, Float.MIN_NORMAL, 0x1p-24f, 0x1p-12f, 0.25f, 0.33333334f,
    0.34657359f, 0.5f, 0.69314718f, 0.75f, 0.9375f, 1f,
    1.5f, 2f, 3.92f, 4f, 9.01f, 16.6f,
    17.3f, 87.33654f, 88.72284f, 89f, 103.27893f, 103.97208f,
    104f, 0x1p22f, 0x1p24f, 0x1p126f, 0x1.8p126f, Float.MAX_VALUE
  };

  @Test
  void expIsWithinItsUlps() {
    assertWithin(1.02, Elementary::exp, StrictMath::exp);
  }

  @Test
  void logisticIsWithinItsUlps() {
    assertWithin(1.66, Elementary::logistic, x -> 1 / (1 + StrictMath.exp(-x)));
  }

  @Test
  void tanhIsWithinItsUlps() {
    assertWithin(1.00, Elementary::tanh, StrictMath::tanh);
  }

  @Test
  void erfIsWithinItsUlps() {
    assertWithin(1.08, Elementary::erf, ElementaryTest::erf);
  }

  @Test
  void logIsWithinItsUlps() {
    assertWithin(0.97, Elementary::log, StrictMath::log);
  }

  @Test
  void log1pIsWithinItsUlps() {
    assertWithin(0.97, Elementary::log1p, StrictMath::log1p);
  }

  @Test
  void softplusIsWithinItsUlps() {
    assertWithin(
        1.71,
        Elementary::softplus,
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
  }

  @Test
  void valuesThatAreFloatsAreExact() {
    assertBits(1f, Elementary.exp(0f));
    assertBits(1f, Elementary.exp(-0f));
    assertBits(0.5f, Elementary.logistic(0f));
    assertBits(0.5f, Elementary.logistic(-0f));
    assertBits(0f, Elementary.log(1f));
    for (Function odd : new Function[] {Elementary::tanh, Elementary::erf, Elementary::log1p}) {
      assertBits(0f, odd.at(0f));
      assertBits(-0f, odd.at(-0f));
      assertBits(Float.MIN_VALUE, odd.at(Float.MIN_VALUE));
    }
  }

  @Test
  void infinitiesGoToTheLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    assertBits(0f, Elementary.exp(-infinity));
    assertBits(infinity, Elementary.exp(infinity));
    assertBits(0f, Elementary.logistic(-infinity));
    assertBits(1f, Elementary.logistic(infinity));
    assertBits(-1f, Elementary.tanh(-infinity));
    assertBits(1f, Elementary.tanh(infinity));
    assertBits(-1f, Elementary.erf(-infinity));
    assertBits(1f, Elementary.erf(infinity));
    assertBits(infinity, Elementary.log(infinity));
    assertBits(infinity, Elementary.log1p(infinity));
    assertBits(0f, Elementary.softplus(-infinity));
    assertBits(infinity, Elementary.softplus(infinity));
  }

  @Test
  void logarithmsEndAtTheirPole() {
    assertBits(Float.NEGATIVE_INFINITY, Elementary.log(0f));
    assertBits(Float.NEGATIVE_INFINITY, Elementary.log(-0f));
    assertBits(Float.NEGATIVE_INFINITY, Elementary.log1p(-1f));
    for (float outside :
        new float[] {-Float.MIN_VALUE, -1f, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY}) {
      assertBits(Float.NaN, Elementary.log(outside));
      assertBits(Float.NaN, Elementary.log1p(Math.min(outside, Math.nextDown(-1f))));
    }
  }

  @Test
  void everyNanBecomesTheOneNan() {
    for (int bits = INFINITY_BITS + 1; bits > 0; bits += STRIDE) {
      for (Function function : all()) {
        assertBits(Float.NaN, function.at(Float.intBitsToFloat(bits)));
        assertBits(Float.NaN, function.at(Float.intBitsToFloat(bits | 0x8000_0000)));
      }
    }
  }

  @Test
  void expUnderflowsGraduallyAndOverflowsAtTheRightFloat() {
    assertBits(Float.MIN_VALUE, Elementary.exp(-103.97207f));
    assertBits(0f, Elementary.exp(-103.97209f));
    assertBits(Float.POSITIVE_INFINITY, Elementary.exp(88.72284f));
    assertTrue(Elementary.exp(Math.nextDown(88.72284f)) < Float.POSITIVE_INFINITY);
    assertTrue(Elementary.exp(-100f) > 0f && Elementary.exp(-100f) < Float.MIN_NORMAL);
  }

  @Test
  void tanhAndErfAreOdd() {
    for (int bits = 0; bits >= 0 && bits <= INFINITY_BITS; bits += STRIDE) {
      float x = Float.intBitsToFloat(bits);
      assertBits(-Elementary.tanh(x), Elementary.tanh(-x));
      assertBits(-Elementary.erf(x), Elementary.erf(-x));
    }
  }

  @Test
  void allButErfAndSoftplusAreMonotone() {
    Function[] monotone = {
      Elementary::exp, Elementary::logistic, Elementary::tanh, Elementary::log1p, Elementary::log
    };
    for (Function function : monotone) {
      for (float limit : LIMITS) {
        assertRising(function, limit);
        assertRising(function, -limit);
      }
    }
  }

  @Test
  void theBitsAreTheSameOnEveryMachineAndJdk() {
    assertEquals("e939c848d0dfa1c9", Long.toHexString(digest(Elementary::exp)), "exp");
    assertEquals("3b5232370e75b8fc", Long.toHexString(digest(Elementary::logistic)), "logistic");
    assertEquals("bf1d89a57ef68c29", Long.toHexString(digest(Elementary::tanh)), "tanh");
    assertEquals("81738e7b00236aa8", Long.toHexString(digest(Elementary::erf)), "erf");
    assertEquals("6ba91f8830b7b409", Long.toHexString(digest(Elementary::log)), "log");
    assertEquals("af23918be764f743", Long.toHexString(digest(Elementary::log1p)), "log1p");
    assertEquals("829e0bedffde2722", Long.toHexString(digest(Elementary::softplus)), "softplus");
  }

  @Test
  void theReferenceForErfAgreesWithTheTables() {
    // Abramowitz and Stegun, Handbook of Mathematical Functions 1964, table 7.1
    assertEquals(0.5204998778, erf(0.5), 5e-11);
    assertEquals(0.8427007929, erf(1), 5e-11);
    assertEquals(0.9953222650, erf(2), 5e-11);
  }

  private static Function[] all() {
    return new Function[] {
      Elementary::exp,
      Elementary::logistic,
      Elementary::tanh,
      Elementary::erf,
      Elementary::log,
      Elementary::log1p,
      Elementary::softplus
    };
  }

  /** 2/√π e<sup>-x²</sup> Σ (2x²)ⁿ x / (1·3·5···(2n+1)): all terms of one sign, none cancels. */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return sum * StrictMath.exp(-x * x) * (2 / Math.sqrt(Math.PI));
  }

  private static void assertWithin(double ulps, Function function, DoubleUnaryOperator reference) {
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      assertWithin(ulps, function, reference, Float.intBitsToFloat((int) bits));
    }
    for (float limit : LIMITS) {
      int centre = Float.floatToRawIntBits(limit);
      for (int bits = Math.max(centre - NEIGHBOURS, 0); bits <= centre + NEIGHBOURS; bits++) {
        assertWithin(ulps, function, reference, Float.intBitsToFloat(bits));
        assertWithin(ulps, function, reference, -Float.intBitsToFloat(bits));
      }
    }
  }

  private static void assertWithin(
      double ulps, Function function, DoubleUnaryOperator reference, float x) {
    float actual = function.at(x);
    double expected = reference.applyAsDouble(x);
    double error = error(actual, expected);
    if (!(error <= ulps)) {
      throw new AssertionError("at " + x + ": expected " + expected + " within " + ulps
          + " ulp, got " + actual + ", off by " + error + " ulp");
    }
  }

  /** In units of the last place that a float of the size of {@code expected} has. */
  private static double error(float actual, double expected) {
    if (Double.isNaN(expected)) {
      return Float.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (Float.isInfinite((float) expected) || Float.isInfinite(actual)) {
      return actual == (float) expected ? 0 : Double.POSITIVE_INFINITY;
    }
    int exponent = Math.max(Math.getExponent(expected), Float.MIN_EXPONENT);
    return Math.abs(actual - expected) / Math.scalb(1.0, exponent - 23);
  }

  @Test
  void theLogarithmInDoubleIsThatOfStrictMathWithinTwoUlps() {
    Seed seed = new Seed(6);
    for (int i = 0; i < 400_000; i++) {
      double near1 = 1 + (seed.uniform(i) - 0.5) * Math.pow(2, -(i % 50));
      double anywhere = Double.longBitsToDouble(seed.bits(i + 1_000_000L) >>> 1);
      for (double x : new double[] {near1, anywhere, 1 + 10 * seed.uniform(i)}) {
        double expected = StrictMath.log(x);
        double error = Math.abs(Elementary.log(x) - expected);
        if (error > Math.max(0x1p-54, 2 * Math.ulp(expected))) {
          throw new AssertionError("log " + x + ": " + Elementary.log(x) + ", not " + expected);
        }
      }
    }
    for (double x : new double[] {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-310, 1}) {
      assertEquals(StrictMath.log(x), Elementary.log(x));
    }
  }

  private static void assertRising(Function function, float centre) {
    float x = centre;
    for (int i = 0; i < NEIGHBOURS; i++) {
      float next = Math.nextUp(x);
      // Written so that a NaN outside the domain of a logarithm passes.
      if (function.at(next) < function.at(x)) {
        throw new AssertionError("falls from " + x + " to " + next);
      }
      x = next;
    }
  }

  /** FNV-1a over the bits of the results (Fowler, Noll and Vo 1991). */
  private static long digest(Function function) {
    long hash = 0xcbf29ce484222325L;
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      hash = (hash ^ Float.floatToRawIntBits(function.at(Float.intBitsToFloat((int) bits))))
          * 0x100000001b3L;
    }
    return hash;
  }

  private static void assertBits(float expected, float actual) {
    if (Float.floatToRawIntBits(expected) != Float.floatToRawIntBits(actual)) {
      throw new AssertionError("expected " + expected + ", got " + actual);
    }
  }
}
