package io.bigtheta.math;

/**
 * Normal numbers in bulk: r·cos φ and r·sin φ (Box and Muller, Annals of Mathematical Statistics 1958). r and φ come
 * from tables of 4,096 equally likely values each, so 64 random bits give four numbers. The largest number is 4.25.
 * {@link Seed#normal} is finer and much slower.
 */
public final class Normals {
  private static final int BITS = 12;
  private static final int SIZE = 1 << BITS;
  private static final int MASK = SIZE - 1;
  private static final int QUARTER = SIZE / 4;

  /** √(−2·ln u). */
  private static final float[] RADIUS = new float[SIZE];

  private static final float[] COSINE = new float[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      RADIUS[i] = (float) StrictMath.sqrt(-2 * StrictMath.log((i + 0.5) / SIZE));
      COSINE[i] = (float) StrictMath.cos(2 * Math.PI * (i + 0.5) / SIZE);
    }
  }

  private Normals() {}

  /**
   * to[j] = from[j] + deviation·n for {@code count} numbers, where the n are the first normal numbers of {@code seed}.
   *
   * @param fromAt the index of the first number in {@code from}
   * @param toAt the index of the first number in {@code to}
   */
  public static void add(
      Seed seed, float deviation, float[] from, int fromAt, float[] to, int toAt, int count) {
    int j = 0;
    for (; j + 4 <= count; j += 4) {
      long bits = seed.bits(j >> 2);
      for (int k = 0; k < 4; k++) {
        to[toAt + j + k] = Math.fma(deviation, normal(bits, k), from[fromAt + j + k]);
      }
    }
    for (; j < count; j++) {
      to[toAt + j] = Math.fma(deviation, normal(seed.bits(j >> 2), j & 3), from[fromAt + j]);
    }
  }

  /** Number k, of the four that {@code bits} gives. */
  private static float normal(long bits, int k) {
    long pair = bits >>> (k & 2) * BITS;
    int angle = (int) (pair >>> BITS) - (k & 1) * QUARTER; // sin φ = cos (φ − π/2)
    return RADIUS[(int) pair & MASK] * COSINE[angle & MASK];
  }
}
