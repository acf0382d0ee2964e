package io.bigtheta.nn.activation;

import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.spec.Refusal;

/**
 * f(z) = z for z &gt; 0, otherwise slope·z (Maas et al., ICML workshop 2013).
 *
 * @param slope the slope for z ≤ 0; at least 0
 */
public record LeakyRelu(float slope) implements Activation {
  public LeakyRelu {
    if (!(slope >= 0 && slope < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("slope", "a number >= 0", slope);
    }
  }

  public LeakyRelu() {
    this(0.01f);
  }

  @Override
  public float value(float z) {
    return z > 0 ? z : slope * z;
  }

  @Override
  public float derivative(float z, float y) {
    return y > 0 ? 1 : slope;
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
