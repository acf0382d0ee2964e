package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.nn.initializer.Lecun;

/**
 * f(z) = λ·z for z &gt; 0, otherwise λ·α·(eᶻ − 1), with λ = 1.0507 and α = 1.6733. With these numbers and weights of
 * variance 1 / fanIn, the outputs of layer after layer keep mean 0 and variance 1 (Klambauer et al., NIPS 2017).
 */
public record Selu() implements Activation {
  private static final float SCALE = 1.050700987355480493f;
  private static final float HEIGHT = (float) (1.050700987355480493 * 1.673263242354377284);

  @Override
  public float value(float z) {
    return Exponential.value(z, SCALE, HEIGHT, 1);
  }

  @Override
  public float derivative(float z, float y) {
    return y > 0 ? SCALE : y + HEIGHT;
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    Exponential.forward(kernels, z, y, SCALE, HEIGHT, 1);
  }

  @Override
  public Initializer initializer() {
    return new Lecun();
  }
}
