package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/**
 * f(z) = z·Φ(z), where Φ is the distribution function of the standard normal distribution. This is the exact form with
 * erf (Hendrycks and Gimpel, arXiv 2016).
 */
public record Gelu() implements Activation {
  private static final float INVERSE_ROOT_2 = (float) Math.sqrt(0.5);
  private static final float DENSITY_AT_0 = (float) (1 / Math.sqrt(2 * Math.PI));

  @Override
  public float value(float z) {
    return z * share(z);
  }

  @Override
  public float derivative(float z, float y) {
    return Math.fma(z, DENSITY_AT_0 * Elementary.exp(-0.5f * z * z), share(z));
  }

  /** Φ(z). */
  private static float share(float z) {
    return Math.fma(0.5f, Elementary.erf(z * INVERSE_ROOT_2), 0.5f);
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
