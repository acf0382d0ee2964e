package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Spec;

/** f(z) = 1 / (1 + e⁻ᶻ), with values in (0, 1) and f′ = y·(1 − y). */
@Spec.Formerly("sigmoid")
public record Logistic() implements Activation {
  @Override
  public float value(float z) {
    return Elementary.logistic(z);
  }

  @Override
  public float derivative(float z, float y) {
    return y * (1 - y);
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    kernels.map(Function.LOGISTIC, z, y);
  }
}
