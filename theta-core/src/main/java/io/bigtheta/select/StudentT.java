package io.bigtheta.select;

/** Student's t distribution, in double precision. */
final class StudentT {
  private static final int STEPS = 200;

  private StudentT() {}

  /**
   * The t for which P(|T| ≤ t) = {@code share}, by bisection.
   *
   * @param freedom the degrees of freedom, &gt; 0, not necessarily a whole number
   */
  static double within(double share, double freedom) {
    double low = 0;
    double high = 1;
    while (share(high, freedom) < share && high < 1e300) {
      high *= 2;
    }
    double middle = (low + high) / 2;
    while (middle > low && middle < high) {
      if (share(middle, freedom) < share) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
    }
    return high;
  }

  /** P(|T| ≤ t) = 1 − I(ν / (ν + t²); ν/2, 1/2), with I the regularized incomplete beta function. */
  static double share(double t, double freedom) {
    return 1 - beta(freedom / (freedom + t * t), freedom / 2, 0.5);
  }

  /**
   * I(x; a, b). The continued fraction converges where x is below (a + 1) / (a + b + 2); elsewhere that of the mirrored
   * function does.
   */
  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front = StrictMath.exp(logGamma(a + b)
        - logGamma(a)
        - logGamma(b)
        + a * StrictMath.log(x)
        + b * StrictMath.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** The continued fraction of I(x; a, b) (Abramowitz and Stegun 1964, 26.5.8), by Lentz's method. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / (1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / (1 + even * d);
      c = 1 + even / c;
      value *= c * d;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / (1 + odd * d);
      c = 1 + odd / c;
      value *= c * d;
      if (c * d == 1) {
        break;
      }
    }
    return value;
  }

  /** ln Γ(x) for x &gt; 0: Stirling's series, after the argument is raised to 10 or more. */
  private static double logGamma(double x) {
    double product = 1;
    double z = x;
    while (z < 10) {
      product *= z++;
    }
    double series =
        (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * z * z)) / (z * z)) / (z * z)) / z;
    return (z - 0.5) * StrictMath.log(z)
        - z
        + 0.5 * StrictMath.log(2 * Math.PI)
        + series
        - StrictMath.log(product);
  }
}
