package io.bigtheta.train.optimizer;

/**
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², θ ← θ − r·m̂ / (√v̂ + epsilon), with m̂ = m / (1 − β₁ᵗ) and v̂ = v /
 * (1 − β₂ᵗ) (Kingma and Ba, ICLR 2015).
 *
 * @param beta1 the share of the mean m that a step keeps, β₁, in [0, 1)
 * @param beta2 the share of the mean square v that a step keeps, β₂, in [0, 1)
 * @param epsilon the number that keeps the quotient finite, &gt; 0
 */
public record Adam(float beta1, float beta2, float epsilon) implements Optimizer {
  public Adam {
    Shares.check("beta1", beta1);
    Shares.check("beta2", beta2);
    Shares.checkPositive("epsilon", epsilon);
  }

  public Adam() {
    this(0.9f, 0.999f, 1e-8f);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public float rate() {
    return 0.001f;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    step(theta, gradient, slots, rate, step, from, to, beta1, beta2, epsilon);
  }

  static void step(
      float[] theta,
      float[] gradient,
      float[][] slots,
      float rate,
      int step,
      int from,
      int to,
      float beta1,
      float beta2,
      float epsilon) {
    float[] mean = slots[0];
    float[] square = slots[1];
    float size = (float) (rate / fresh(beta1, step));
    float widen = (float) (1 / StrictMath.sqrt(fresh(beta2, step)));
    float fresh1 = 1 - beta1;
    float fresh2 = 1 - beta2;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float m = Math.fma(fresh1, g, beta1 * mean[i]);
      float v = Math.fma(fresh2 * g, g, beta2 * square[i]);
      mean[i] = m;
      square[i] = v;
      theta[i] -= size * m / Math.fma((float) Math.sqrt(v), widen, epsilon);
    }
  }

  /**
   * 1 − βᵗ. StrictMath.pow allocates, so it is not called once βᵗ &lt; e⁻³⁸ &lt; 2⁻⁵⁴, where the difference rounds to
   * 1.
   */
  private static double fresh(double beta, int step) {
    return step * StrictMath.log(beta) < -38 ? 1 : 1 - StrictMath.pow(beta, step);
  }
}
