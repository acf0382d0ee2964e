package io.bigtheta.math;

/** Floating-point numbers of 16 bits: IEEE 754 binary16, and bfloat16, the upper half of a float32. */
public final class Half {
  private static final int FRACTION = 10;
  private static final int BIAS = 15;
  private static final float SMALLEST = 0x1p-24f;

  private Half() {}

  /** The float32 that a binary16 stands for. */
  public static float ofBits(int bits) {
    int exponent = (bits >> FRACTION) & 0x1f;
    int fraction = bits & 0x3ff;
    float size;
    if (exponent == 0) {
      size = fraction * SMALLEST;
    } else if (exponent == 0x1f) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Float.intBitsToFloat((exponent - BIAS + 127) << 23 | fraction << 13);
    }
    return (bits & 0x8000) == 0 ? size : -size;
  }

  /** The nearest binary16, ties to even; beyond the largest one infinity. */
  public static int bits(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    float size = Math.abs(value);
    if (Float.isNaN(value)) {
      return sign | 0x7e00;
    }
    if (size >= 65_520f) { // half a step above the largest number
      return sign | 0x7c00;
    }
    if (size < 0x1p-14f) {
      return sign | (int) Math.rint(size / SMALLEST); // 1024 is the smallest normal number
    }
    int bits = Float.floatToRawIntBits(size);
    int kept = bits >>> 13;
    int rest = bits & 0x1fff;
    if (rest > 0x1000 || (rest == 0x1000 && (kept & 1) == 1)) {
      kept++;
    }
    return sign | kept - ((127 - BIAS) << FRACTION);
  }

  /** The nearest number that a binary16 can hold. */
  public static float rounded(float value) {
    return ofBits(bits(value));
  }

  /** The nearest number that a bfloat16 can hold, ties to even. */
  public static float brain(float value) {
    return Float.isNaN(value) ? value : Float.intBitsToFloat(brainBits(value) << 16);
  }

  /** The nearest bfloat16, ties to even. */
  public static int brainBits(float value) {
    int bits = Float.floatToRawIntBits(value);
    return Float.isNaN(value) ? bits >>> 16 | 0x40 : bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
  }
}
