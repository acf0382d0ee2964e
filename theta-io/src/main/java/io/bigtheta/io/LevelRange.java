package io.bigtheta.io;

/**
 * How numbers of an unknown scale become levels 0 … 255: those of floating point up to 1 are shares, those up to 255 are
 * levels, and larger ones fill 16 bits, 32 bits, or the range up to the largest. Negative numbers are black.
 *
 * @param full the number that is white
 */
record LevelRange(double full) {
  private static final double[] FULL = {255, 65_535, 4_294_967_295.0};

  /** @param most the largest number, or NaN if there is none */
  static LevelRange of(double most, boolean whole) {
    if (!whole && most > 0 && most <= 1) {
      return new LevelRange(1);
    }
    for (double full : FULL) {
      if (most <= full) {
        return new LevelRange(full);
      }
    }
    return new LevelRange(most > 0 && most < Double.POSITIVE_INFINITY ? most : 255);
  }

  /** The level of a number; 0 for one that is missing. */
  int level(double number) {
    return (int) Math.max(0, Math.min(255, Math.rint(number * 255 / full)));
  }
}
