package io.bigtheta.run.source;

import io.bigtheta.math.Elementary.Coefficients;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elementary functions of {@link io.bigtheta.math.Elementary} as source, with their coefficients, and sums of rows. A test compares their bits with
 * those of the originals.
 */
final class Functions {
  /** A function that needs others names them. */
  private static final Map<String, List<String>> NEEDS = Map.of(
      "logistic", List.of("exp"),
      "tanh", List.of("exp", "horner", "signed"),
      "erf", List.of("exp", "horner", "signed"),
      "softplus", List.of("exp", "log1p"),
      "log1p", List.of("horner"),
      "exp", List.of("horner"));

  private static final Map<String, String> SOURCES = Map.of(
      "exp",
      """
        private static float exp(float x) {
          float low = x < EXP_LOW ? EXP_LOW : x;
          float clamped = low > EXP_HIGH ? EXP_HIGH : low;
          float rounded = Math.fma(clamped, LOG2_E, ROUND);
          int k = Float.floatToRawIntBits(rounded) - ROUND_BITS;
          float r = Math.fma(rounded - ROUND, -LN2_LOW, Math.fma(rounded - ROUND, -LN2_HIGH, clamped));
          float q = horner(r, EXP_4, EXP_3, EXP_2, EXP_1, EXP_0);
          float y = 1f + Math.fma(r * r, q, r);
          int half = k >> 1;
          float scaled = y * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((k - half + 127) << 23);
          return Float.isNaN(x) ? Float.NaN : scaled;
        }
      """,
      "logistic",
      """
        private static float logistic(float x) {
          float e = exp(-Math.abs(x));
          float q = (x < 0f ? e : 1f) / (1f + e);
          float y = x < -LN2_HIGH ? Math.fma(-e, q, e) : q;
          return Float.isNaN(x) ? Float.NaN : y;
        }
      """,
      "tanh",
      """
        private static float tanh(float x) {
          float a = Math.abs(x);
          float z = a * a;
          float q = horner(z, TANH_6, TANH_5, TANH_4, TANH_3, TANH_2, TANH_1, TANH_0);
          float near = Math.fma(a * z, q, a);
          float far = 1f - 2f / (exp(a + a) + 1f);
          float y = signed(x, a < TANH_SPLIT ? near : far);
          return Float.isNaN(x) ? Float.NaN : y;
        }
      """,
      "erf",
      """
        private static float erf(float x) {
          float a = Math.abs(x);
          float z = a * a;
          float q = horner(z, ERF_6, ERF_5, ERF_4, ERF_3, ERF_2, ERF_1, ERF_0);
          float near = Math.fma(a, q, a);
          float clamped = a > ERFC_HIGH ? ERFC_HIGH : a;
          float p = horner(clamped, ERFC_7, ERFC_6, ERFC_5, ERFC_4, ERFC_3, ERFC_2, ERFC_1, ERFC_0);
          float y = signed(x, a < ERF_SPLIT ? near : 1f - exp(p));
          return Float.isNaN(x) ? Float.NaN : y;
        }
      """,
      "softplus",
      """
        private static float softplus(float x) {
          float y = (x < 0f ? 0f : x) + log1p(exp(-Math.abs(x)));
          return Float.isNaN(x) ? Float.NaN : y;
        }
      """,
      "log1p",
      """
        /** ln(1 + x) for x in [0, 1]. */
        private static float log1p(float x) {
          int shift = (Float.floatToRawIntBits(1f + x) - THREE_QUARTERS_BITS) & EXPONENT_MASK;
          float scaled = Float.intBitsToFloat(Float.floatToRawIntBits(x) - shift);
          float f = scaled + Math.fma(0.25f, Float.intBitsToFloat(FOUR_BITS - shift), -1f);
          float k = Float.intBitsToFloat((shift >> 23) + ROUND_BITS) - ROUND;
          float q = horner(f, LOG_8, LOG_7, LOG_6, LOG_5, LOG_4, LOG_3, LOG_2, LOG_1, LOG_0);
          float small = Math.fma(k, LN2_LOW, f * f * q);
          float y = Math.fma(k, LN2_HIGH, small + f);
          return x == 0f ? x : y;
        }
      """,
      "signed",
      """
        /** y with the sign of x, for y from 0 on. */
        private static float signed(float x, float y) {
          return Float.intBitsToFloat(Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & SIGN_MASK));
        }
      """,
      "plus",
      """
        private static float[] plus(float[] x, float[] g) {
          float[] y = new float[x.length];
          for (int i = 0; i < y.length; i++) {
            y[i] = x[i] + g[i];
          }
          return y;
        }
      """,
      "mean",
      """
        private static float[] mean(float[]... members) {
          float[] y = new float[members[0].length];
          for (float[] member : members) {
            for (int i = 0; i < y.length; i++) {
              y[i] += member[i];
            }
          }
          for (int i = 0; i < y.length; i++) {
            y[i] *= 1f / members.length;
          }
          return y;
        }
      """,
      "horner",
      """
        /** A polynomial, from the highest power down. */
        private static float horner(float x, float... coefficients) {
          float y = coefficients[0];
          for (int i = 1; i < coefficients.length; i++) {
            y = Math.fma(y, x, coefficients[i]);
          }
          return y;
        }
      """);

  private static final Pattern CONSTANT =
      Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b|\\bROUND\\b");

  private Functions() {}

  /** The source of these functions, of those that they need, and of their coefficients. */
  static String of(Set<String> names) {
    Set<String> all = new LinkedHashSet<>();
    names.stream().sorted().forEach(name -> add(name, all));
    StringBuilder functions = new StringBuilder();
    Set<String> constants = new LinkedHashSet<>();
    for (String name : all) {
      String source = SOURCES.getOrDefault(name, "");
      functions.append('\n').append(source);
      Matcher found = CONSTANT.matcher(source);
      while (found.find()) {
        constants.add(found.group());
      }
    }
    StringBuilder text = new StringBuilder(constants.isEmpty() ? "" : "\n");
    constants.forEach(name -> text.append(constant(name)));
    return text.append(functions).toString();
  }

  private static void add(String name, Set<String> to) {
    if (to.add(name)) {
      NEEDS.getOrDefault(name, List.of()).forEach(other -> add(other, to));
    }
  }

  private static String constant(String name) {
    try {
      Field field = Coefficients.class.getField(name);
      Object value = field.get(null);
      return value instanceof Float number
          ? "  private static final float " + name + " = " + Float.toHexString(number) + "f;\n"
          : "  private static final int " + name + " = 0x" + Integer.toHexString((Integer) value)
              + ";\n";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e); // a test makes all of them
    }
  }
}
