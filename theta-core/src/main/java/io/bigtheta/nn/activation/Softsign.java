package io.bigtheta.nn.activation;

/** f(z) = z / (1 + |z|), with values in (−1, 1) and slower tails than tanh (Glorot and Bengio, AISTATS 2010). */
public record Softsign() implements Activation {
  @Override
  public float value(float z) {
    return z / (1 + Math.abs(z));
  }

  @Override
  public float derivative(float z, float y) {
    float below = 1 + Math.abs(z);
    return 1 / (below * below);
  }
}
