package io.bigtheta.nn.activation;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = max(0, z), with f′(0) taken as 0 (Nair and Hinton, ICML 2010). */
public record Relu() implements Activation {
  @Override
  public float value(float z) {
    return z <= 0 ? 0 : z; // NaN stays NaN
  }

  @Override
  public float derivative(float z, float y) {
    return y > 0 ? 1 : 0;
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    kernels.map(Function.RELU, z, y);
  }

  /**
   * Multiplies dy by {@link #derivative}, in place. Where the derivative is 0 the result is 0, even for an infinite dy.
   */
  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    kernels.clear(y, dy);
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
