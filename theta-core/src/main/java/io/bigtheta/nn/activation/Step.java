package io.bigtheta.nn.activation;

/**
 * f(z) = 1 for z ≥ 0, otherwise 0: Heaviside's function, the neuron of McCulloch and Pitts (1943).
 *
 * <p>Its derivative is 0 wherever it exists, so the network is trained with a straight-through estimator: backward
 * takes the derivative as 1 for |z| ≤ 1 and as 0 elsewhere (Bengio et al., arXiv 2013; Hubara et al., NIPS 2016). A
 * gradient check must therefore fail.
 */
public record Step() implements Activation {
  @Override
  public float value(float z) {
    return z >= 0 ? 1 : 0;
  }

  @Override
  public float derivative(float z, float y) {
    return Math.abs(z) <= 1 ? 1 : 0;
  }

  @Override
  public boolean differentiable() {
    return false;
  }
}
