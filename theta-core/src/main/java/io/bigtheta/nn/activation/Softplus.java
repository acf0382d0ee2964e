package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = ln(1 + eᶻ), a smooth rectifier (Dugas et al., NIPS 2000). f′ is the logistic function. */
public record Softplus() implements Activation {
  @Override
  public float value(float z) {
    return Elementary.softplus(z);
  }

  @Override
  public float derivative(float z, float y) {
    return Elementary.logistic(z);
  }

  @Override
  public Initializer initializer() {
    return new He();
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    kernels.map(Function.SOFTPLUS, z, y);
  }
}
