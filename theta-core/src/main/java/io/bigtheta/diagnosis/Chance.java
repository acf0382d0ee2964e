package io.bigtheta.diagnosis;

/** Confidence intervals of shares and means. */
final class Chance {
  /** The half width of a 95 % interval, in standard deviations. */
  static final double USUAL = 1.959964;
  /** The half width of a 99 % interval, in standard deviations. */
  static final double CAREFUL = 2.575829;
  /** The half width of a 99.9 % interval, in standard deviations. */
  static final double RARE = 3.290527;

  private Chance() {}

  /**
   * The interval [low, high] of a share of {@code rows} rows (Wilson, Journal of the American Statistical Association
   * 1927).
   *
   * @param z the half width in standard deviations
   */
  static double[] interval(double share, int rows, double z) {
    double center = share + z * z / (2.0 * rows);
    double spread = z * Math.sqrt(share * (1 - share) / rows + z * z / (4.0 * rows * rows));
    double below = 1 + z * z / rows;
    return new double[] {
      Math.max(0, (center - spread) / below), Math.min(1, (center + spread) / below)
    };
  }

  /**
   * The interval [low, high] of {@code b.error − a.error}. For shares it is that of Newcombe (Statistics in Medicine
   * 1998, method 10); for means it is ± z · √(se² + se²).
   */
  static double[] difference(Measured b, Measured a, boolean shares, double z) {
    double d = b.error() - a.error();
    if (!shares) {
      double error = z * Math.sqrt(squared(b.errorError()) + squared(a.errorError()));
      return new double[] {d - error, d + error};
    }
    double[] ofB = interval(b.error(), b.rows(), z);
    double[] ofA = interval(a.error(), a.rows(), z);
    return new double[] {
      d - Math.sqrt(squared(b.error() - ofB[0]) + squared(ofA[1] - a.error())),
      d + Math.sqrt(squared(ofB[1] - b.error()) + squared(a.error() - ofA[0]))
    };
  }

  private static double squared(double value) {
    return value * value;
  }
}
