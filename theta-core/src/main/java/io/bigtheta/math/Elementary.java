package io.bigtheta.math;

import static io.bigtheta.math.Elementary.Coefficients.*;
import static java.lang.Math.fma;

/**
 * Elementary functions in float32, made only of operations that give the same bits in a scalar and in every lane of a
 * vector: {@code + - * /}, fma, compare-and-select, and integer arithmetic on the bits of a float. There is no table,
 * no double and no call into the platform's libm, so a result does not depend on the machine, the JDK or the kernels.
 * Every function computes all its pieces and selects one at the end, like its vector twin does in each lane.
 *
 * <p>The error stated in ulp is the largest distance from the true value over <em>all</em> 2<sup>32</sup> inputs. Half
 * an ulp would be perfect rounding. "Monotone" was checked over all inputs too; where a function is not monotone, it
 * falls by one ulp. Every function maps every NaN to {@link Float#NaN}. Subnormal results are gradual: nothing is
 * flushed to zero.
 */
public final class Elementary {

  private Elementary() {}

  /**
   * e<sup>x</sup> = 2<sup>k</sup> e<sup>r</sup>, k = round(x / log 2), |r| ≤ log 2 / 2; e<sup>r</sup> = 1 + r + r²
   * q(r).
   *
   * <p>At most 1.02 ulp; monotone. exp(±0) = 1, exp(-∞) = 0, exp(+∞) = +∞; It overflows from 88.72284 on, is subnormal
   * below -87.33654 and 0 below -103.97208. The reduction by log 2 in two parts is due to (Cody and Waite, Software
   * Manual for the Elementary Functions 1980).
   */
  public static float exp(float x) {
    float notTooLow = x < EXP_LOW ? EXP_LOW : x;
    float clamped = notTooLow > EXP_HIGH ? EXP_HIGH : notTooLow;
    // In [2^23, 2^24) a float has no fraction: adding ROUND rounds to an integer and leaves it in
    // the low bits.
    float rounded = fma(clamped, LOG2_E, ROUND);
    int k = Float.floatToRawIntBits(rounded) - ROUND_BITS;
    float kAsFloat = rounded - ROUND;
    float r = fma(kAsFloat, -LN2_LOW, fma(kAsFloat, -LN2_HIGH, clamped));
    float q = horner(r, EXP_4, EXP_3, EXP_2, EXP_1, EXP_0);
    float y = 1f + fma(r * r, q, r);
    // 2^k itself may be no float (k runs from -150 to 128); its halves are, and only the second
    // product can round.
    int half = k >> 1;
    float scaled = y * powerOfTwo(half) * powerOfTwo(k - half);
    return Float.isNaN(x) ? Float.NaN : scaled;
  }

  /**
   * logistic(x) = 1 / (1 + e<sup>-x</sup>), from e = e<sup>-|x|</sup>, which cannot overflow.
   *
   * <p>At most 1.66 ulp, also in the lower tail, where it goes to 0 as gradually as e<sup>x</sup>; monotone.
   * logistic(±0) = 0.5, logistic(-∞) = 0, logistic(+∞) = 1.
   */
  public static float logistic(float x) {
    float e = exp(-Math.abs(x));
    float q = (x < 0f ? e : 1f) / (1f + e);
    // e / (1 + e) = e - e · e / (1 + e): where e is small this keeps two of the three roundings out
    // of the result.
    float y = x < -LN2_HIGH ? fma(-e, q, e) : q;
    return Float.isNaN(x) ? Float.NaN : y;
  }

  /**
   * tanh(x) = x + x³ q(x²) for |x| &lt; 0.9375, otherwise ±(1 - 2 / (e<sup>2|x|</sup> + 1)).
   *
   * <p>At most 1.00 ulp; odd; monotone. tanh(±0) = ±0, tanh(±∞) = ±1.
   */
  public static float tanh(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float q = horner(z, TANH_6, TANH_5, TANH_4, TANH_3, TANH_2, TANH_1, TANH_0);
    float near = fma(a * z, q, a);
    float far = 1f - 2f / (exp(a + a) + 1f);
    float y = withSignOf(x, a < TANH_SPLIT ? near : far);
    return Float.isNaN(x) ? Float.NaN : y;
  }

  /**
   * erf(x) = 2/√π ∫₀ˣ e<sup>-t²</sup> dt = x + x q(x²) for |x| &lt; 1, otherwise ±(1 - e<sup>p(|x|)</sup>), where p is
   * a polynomial close to log(1 - erf).
   *
   * <p>At most 1.08 ulp; odd; monotone except for 99 steps of one ulp between 1 and 2. erf(±0) = ±0, erf(±∞) = ±1. The
   * polynomial for the logarithm of the tail, which needs no division, is due to (N. Juffa, answers on Stack Overflow).
   */
  public static float erf(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float q = horner(z, ERF_6, ERF_5, ERF_4, ERF_3, ERF_2, ERF_1, ERF_0);
    float near = fma(a, q, a);
    float clamped = a > ERFC_HIGH ? ERFC_HIGH : a;
    float p = horner(clamped, ERFC_7, ERFC_6, ERFC_5, ERFC_4, ERFC_3, ERFC_2, ERFC_1, ERFC_0);
    float far = 1f - exp(p);
    float y = withSignOf(x, a < ERF_SPLIT ? near : far);
    return Float.isNaN(x) ? Float.NaN : y;
  }

  /**
   * The natural logarithm in double, for losses: log(x) = k log 2 + 2 artanh(s), x = 2<sup>k</sup> m, m in [√½, √2), s
   * = (m − 1) / (m + 1), with the first twelve terms of artanh(s) = s + s³/3 + s⁵/5 + … It is one formula that makes no
   * call into the platform, and it is faster than StrictMath.log.
   *
   * <p>It differs from StrictMath.log by at most 2 ulp, or by 2<sup>-54</sup> where that is more.
   *
   * @param x a normal number &gt; 0; for any other number the result is that of {@link StrictMath#log}
   */
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY)) {
      return StrictMath.log(x);
    }
    int k = Math.getExponent(x);
    double m = Double.longBitsToDouble(
        Double.doubleToRawLongBits(x) & 0x000FFFFFFFFFFFFFL | 0x3FF0000000000000L);
    if (m > 0x1.6a09e667f3bcdp0) {
      m *= 0.5;
      k++;
    }
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double w = z * z; // two chains half as long
    double even = w * (1.0 / 5 + w * (1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w * (1.0 / 21)))));
    double odd = z
        * (1.0 / 3
            + w * (1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w * (1.0 / 19 + w * (1.0 / 23))))));
    return k * 0x1.62e42fefa39efp-1 + 2 * (s + s * (odd + even));
  }

  /**
   * log(x) = k log 2 + log(1 + f), x = 2<sup>k</sup> (1 + f), 1 + f in [0.75, 1.5); log(1 + f) = f
   * + f² q(f).
   *
   * <p>At most 0.97 ulp, subnormal x included; monotone. log(1) = 0, log(±0) = -∞, log(+∞) = +∞,
   * log(x &lt; 0) = NaN.
   */
  public static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(subnormal ? x * 0x1p24f : x);
    int shift = (bits - THREE_QUARTERS_BITS) & EXPONENT_MASK;
    float f = Float.intBitsToFloat(bits - shift) - 1f;
    float k = exponent(shift) - (subnormal ? 24f : 0f);
    float y = logOfScaled(k, f);
    y = x == 0f ? Float.NEGATIVE_INFINITY : y;
    y = x == Float.POSITIVE_INFINITY ? x : y;
    return x >= 0f ? y : Float.NaN;
  }

  /**
   * log1p(x) = log(1 + x) = k log 2 + log(1 + f), f = 2<sup>-k</sup> x + (2<sup>-k</sup> - 1), so that the digits that
   * 1 + x loses in rounding are kept.
   *
   * <p>At most 0.97 ulp; monotone. log1p(±0) = ±0, log1p(-1) = -∞, log1p(+∞) = +∞, log1p(x &lt; -1) = NaN. The way to f
   * is due to (N. Juffa, answers on Stack Overflow).
   */
  public static float log1p(float x) {
    int shift = (Float.floatToRawIntBits(1f + x) - THREE_QUARTERS_BITS) & EXPONENT_MASK;
    float scaled = Float.intBitsToFloat(Float.floatToRawIntBits(x) - shift);
    // k reaches 128 and 2^-128 has no exponent bits left: build 4 · 2^-k and quarter it.
    float rest = fma(0.25f, Float.intBitsToFloat(FOUR_BITS - shift), -1f);
    float y = logOfScaled(exponent(shift), scaled + rest);
    y = x == 0f ? x : y; // the sum above loses the sign of -0
    y = x == -1f ? Float.NEGATIVE_INFINITY : y;
    y = x == Float.POSITIVE_INFINITY ? x : y;
    return x >= -1f ? y : Float.NaN;
  }

  /**
   * softplus(x) = log(1 + e<sup>x</sup>) = max(x, 0) + log1p(e<sup>-|x|</sup>).
   *
   * <p>At most 1.71 ulp, also in the lower tail; not monotone in its last bit. softplus(-∞) = 0, softplus(+∞) = +∞. Its
   * derivative is {@link #logistic}.
   */
  public static float softplus(float x) {
    float y = (x < 0f ? 0f : x) + log1p(exp(-Math.abs(x)));
    return Float.isNaN(x) ? Float.NaN : y;
  }

  /** k log 2 + log(1 + f); the small terms are added first. */
  private static float logOfScaled(float k, float f) {
    float q = horner(f, LOG_8, LOG_7, LOG_6, LOG_5, LOG_4, LOG_3, LOG_2, LOG_1, LOG_0);
    float small = fma(k, LN2_LOW, f * f * q);
    return fma(k, LN2_HIGH, small + f);
  }

  /** k from k · 2<sup>23</sup>. It reverses the rounding trick of {@link #exp}, which saves a conversion. */
  private static float exponent(int shift) {
    return Float.intBitsToFloat((shift >> 23) + ROUND_BITS) - ROUND;
  }

  /** 2<sup>k</sup> for k in [-126, 127]; for any other k the result is meaningless. */
  private static float powerOfTwo(int k) {
    return Float.intBitsToFloat((k + 127) << 23);
  }

  /** y with the sign of x, for y ≥ 0. */
  private static float withSignOf(float x, float y) {
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & SIGN_MASK));
  }

  /** a x⁴ + b x³ + c x² + d x + e, one fma a step from the highest power down. */
  private static float horner(float x, float a, float b, float c, float d, float e) {
    return fma(fma(fma(fma(a, x, b), x, c), x, d), x, e);
  }

  private static float horner(
      float x, float a, float b, float c, float d, float e, float f, float g) {
    return fma(fma(horner(x, a, b, c, d, e), x, f), x, g);
  }

  private static float horner(
      float x, float a, float b, float c, float d, float e, float f, float g, float h) {
    return fma(horner(x, a, b, c, d, e, f, g), x, h);
  }

  private static float horner(
      float x, float a, float b, float c, float d, float e, float f, float g, float h, float i) {
    return fma(horner(x, a, b, c, d, e, f, g, h), x, i);
  }

  /**
   * The numbers in the functions above. They are public only so that the vector twin in theta-simd uses the same ones.
   * In {@code NAME_i}, i is the power that the coefficient belongs to.
   *
   * <p>The coefficients are our own and close to minimax in the relative error of the whole function. They come from
   * least squares on 600 Chebyshev nodes (values to 40 digits), reweighted until the largest error stops falling
   * (Lawson, dissertation, UCLA 1961). Then the constant term is rounded to float, the others are fitted again to the
   * remainder, and so on for each higher power. The polynomials' own relative error is below 2<sup>-24</sup> times 0.06
   * (exp), 0.04 (tanh), 0.03 (erf), 0.001 (its tail), 0.09 (log).
   */
  public static final class Coefficients {

    /**
     * 1.5 · 2<sup>23</sup>. Adding it to a float below 2<sup>22</sup> rounds that float to an integer, ties to even.
     */
    public static final float ROUND = 0x1.8p23f;

    public static final int ROUND_BITS = 0x4b40_0000;
    public static final int THREE_QUARTERS_BITS = 0x3f40_0000;
    public static final int FOUR_BITS = 0x4080_0000;
    public static final int EXPONENT_MASK = 0xff80_0000;
    public static final int SIGN_MASK = 0x8000_0000;

    public static final float LOG2_E = 0x1.715476p0f;
    public static final float LN2_HIGH = 0x1.62e430p-1f;
    public static final float LN2_LOW = -0x1.05c610p-29f;

    /** Below, e<sup>x</sup> is 0; above {@link #EXP_HIGH} it is +∞. */
    public static final float EXP_LOW = -104f;

    public static final float EXP_HIGH = 89f;
    public static final float EXP_0 = 0x1.fffffcp-2f;
    public static final float EXP_1 = 0x1.555492p-3f;
    public static final float EXP_2 = 0x1.5558b0p-5f;
    public static final float EXP_3 = 0x1.12398ep-7f;
    public static final float EXP_4 = 0x1.6a4d60p-10f;

    public static final float TANH_SPLIT = 0.9375f;
    public static final float TANH_0 = -0x1.555548p-2f;
    public static final float TANH_1 = 0x1.110dfep-3f;
    public static final float TANH_2 = -0x1.b9a0bcp-5f;
    public static final float TANH_3 = 0x1.61b2cep-6f;
    public static final float TANH_4 = -0x1.0a0e96p-7f;
    public static final float TANH_5 = 0x1.40aa7ep-9f;
    public static final float TANH_6 = -0x1.a9803ep-12f;

    public static final float ERF_SPLIT = 1f;
    public static final float ERF_0 = 0x1.06eba8p-3f;
    public static final float ERF_1 = -0x1.81273ep-2f;
    public static final float ERF_2 = 0x1.ce2ce6p-4f;
    public static final float ERF_3 = -0x1.b7f71ap-6f;
    public static final float ERF_4 = 0x1.53f224p-8f;
    public static final float ERF_5 = -0x1.a3515ep-11f;
    public static final float ERF_6 = 0x1.4771fcp-14f;

    /** From here on, 1 - erf is less than half the ulp of 1. */
    public static final float ERFC_HIGH = 4f;

    public static final float ERFC_0 = 0x1.8b3a18p-13f;
    public static final float ERFC_1 = -0x1.212c2cp0f;
    public static final float ERFC_2 = -0x1.4434f4p-1f;
    public static final float ERFC_3 = -0x1.bc18b8p-4f;
    public static final float ERFC_4 = 0x1.9d0bbap-6f;
    public static final float ERFC_5 = -0x1.139924p-8f;
    public static final float ERFC_6 = 0x1.ceecf6p-12f;
    public static final float ERFC_7 = -0x1.6c0bfep-16f;

    public static final float LOG_0 = -0.5f;
    public static final float LOG_1 = 0x1.5555a4p-2f;
    public static final float LOG_2 = -0x1.00004ap-2f;
    public static final float LOG_3 = 0x1.99699ep-3f;
    public static final float LOG_4 = -0x1.54ed96p-3f;
    public static final float LOG_5 = 0x1.28807ap-3f;
    public static final float LOG_6 = -0x1.0d98f0p-3f;
    public static final float LOG_7 = 0x1.acf4a6p-4f;
    public static final float LOG_8 = -0x1.71e324p-5f;

    private Coefficients() {}
  }
}
