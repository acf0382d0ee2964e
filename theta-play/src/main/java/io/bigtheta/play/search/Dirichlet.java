package io.bigtheta.play.search;

import io.bigtheta.math.Seed;

/**
 * Random shares that add up to 1, from the symmetric Dirichlet distribution. Each is a gamma variate divided by the sum of all
 * (Marsaglia and Tsang, ACM Transactions on Mathematical Software 2000).
 *
 * @param alpha the parameter of each share, &gt; 0; below 1 a few shares get nearly all
 */
record Dirichlet(float alpha) {
  /** Draws {@code count} shares. */
  float[] draw(Seed seed, int count) {
    double[] gammas = new double[count];
    double sum = 0;
    for (int k = 0; k < count; k++) {
      gammas[k] = gamma(seed.child(k));
      sum += gammas[k];
    }
    float[] shares = new float[count];
    for (int k = 0; k < count; k++) {
      shares[k] = sum > 0 ? (float) (gammas[k] / sum) : 1f / count;
    }
    return shares;
  }

  /** A variate of parameter a below 1 is one of parameter a + 1 times a uniform number to the power 1 / a. */
  private double gamma(Seed seed) {
    double d = (alpha < 1 ? alpha + 1 : alpha) - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    for (int i = 0; ; i += 2) {
      double x = seed.normal(i);
      double v = 1 + c * x;
      v = v * v * v;
      double u = seed.uniform(i + 1) + 0x1p-25;
      if (v > 0 && StrictMath.log(u) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        double boost = alpha < 1
            ? StrictMath.pow(seed.child("boost", 0).uniform(0) + 0x1p-25, 1.0 / alpha)
            : 1;
        return d * v * boost;
      }
    }
  }
}
