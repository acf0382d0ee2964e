package io.bigtheta.io;

/** Numbers of 16 bits (IEEE 754 binary16), which Java 17 cannot read. */
public final class Half {
  private Half() {}

  /** The value of 16 bits. */
  public static float value(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float size = exponent == 0
        ? fraction * 0x1p-24f
        : exponent == 31
            ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
            : Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
    return bits < 0 ? -size : size;
  }
}
