package io.bigtheta.nn.activation;

import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = max(0, z) (Nair and Hinton, ICML 2010); f′(0) is taken as 0. */
public record Relu() implements Activation {
  @Override
  public float value(float z) {
    return z > 0 ? z : 0;
  }

  @Override
  public float slope(float z, float y) {
    return z > 0 ? 1 : 0;
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
