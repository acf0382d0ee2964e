package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.spec.Refusal;

/**
 * f(z) = z for z &gt; 0, otherwise alpha·(eᶻ − 1) (Clevert et al., ICLR 2016).
 *
 * @param alpha f(z) approaches −alpha as z goes to −∞; at least 0
 */
public record Elu(float alpha) implements Activation {
  public Elu {
    if (!(alpha >= 0 && alpha < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("alpha", "a number >= 0", alpha);
    }
  }

  public Elu() {
    this(1);
  }

  @Override
  public float value(float z) {
    return Exponential.value(z, 1, alpha, 1);
  }

  @Override
  public float derivative(float z, float y) {
    return y > 0 ? 1 : y + alpha;
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    Exponential.forward(kernels, z, y, 1, alpha, 1);
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
