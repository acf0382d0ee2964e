package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = z / (1 + e⁻ᶻ), also called swish (Elfwing et al., Neural Networks 2018). */
public record Silu() implements Activation {
  @Override
  public float value(float z) {
    return z * Elementary.logistic(z);
  }

  @Override
  public float derivative(float z, float y) {
    float s = Elementary.logistic(z);
    return Math.fma(y, 1 - s, s);
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
