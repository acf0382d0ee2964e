package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;

/** f(z) = tanh z, with values in (−1, 1) and f′ = 1 − y². */
public record Tanh() implements Activation {
  @Override
  public float value(float z) {
    return Elementary.tanh(z);
  }

  @Override
  public float derivative(float z, float y) {
    return Math.fma(-y, y, 1);
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    kernels.map(Function.TANH, z, y);
  }
}
