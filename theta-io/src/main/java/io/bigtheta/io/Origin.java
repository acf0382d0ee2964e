package io.bigtheta.io;

/** The number that is taken away from a column before it becomes float32, so that its differences survive. */
final class Origin {
  /** The origin is worth it if it makes the largest number this many times smaller. */
  private static final double GAIN = 64;

  private Origin() {}

  /**
   * The whole number in the middle of a column if float32 would blur its last digits; otherwise 0.
   *
   * @param decimals the largest number of digits after the point
   * @param powers whether numbers have exponents, so that their digits say nothing
   */
  static double of(double min, double max, int decimals, boolean powers) {
    double most = Math.max(Math.abs(min), Math.abs(max));
    double reach = (max - min) / 2;
    boolean blurred = powers
        ? Math.ulp((float) most) > reach * 1e-4
        : Math.ulp((float) most) / 2 > Math.pow(10, -decimals) / 2;
    return blurred && most > GAIN * reach && reach > 0 ? Math.rint((min + max) / 2) : 0;
  }

  /** What is done with the numbers, in words; empty if there is no origin. */
  static String words(double origin) {
    return origin == 0
        ? ""
        : "numbers less " + AmountGuess.plain(origin) + ", as float32 would blur them";
  }
}
