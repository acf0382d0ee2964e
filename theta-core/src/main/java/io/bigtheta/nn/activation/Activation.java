package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.Glorot;
import io.bigtheta.nn.initializer.Initializer;

/** An activation function y = f(z), applied to each number. */
public interface Activation {
  /** f(z). */
  float value(float z);

  /** ∂y/∂z, given y = f(z). */
  float derivative(float z, float y);

  /** Whether {@link #derivative} depends on y alone. A layer then does not keep z and may overwrite it with f(z). */
  default boolean derivativeByOutput() {
    return false;
  }

  /** The initializer for the weights before this activation, unless the layer names another. */
  default Initializer initializer() {
    return new Glorot();
  }

  /** Whether {@link #derivative} is the derivative of {@link #value}, except at single points. */
  default boolean differentiable() {
    return true;
  }

  /** y = f(z) for each number, with the same bits as {@link #value}. y may be z if {@link #derivativeByOutput}. */
  default void forward(Kernels kernels, Matrix z, Matrix y) {
    float[] in = z.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = value(in[z.offset() + i]);
    }
  }

  /**
   * Turns dy = ∂loss/∂y into ∂loss/∂z, in place.
   *
   * @param z [batch, units]; holds y if {@link #derivativeByOutput}
   * @param y [batch, units]
   * @param dy [batch, units], overwritten with ∂loss/∂z
   */
  default void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    float[] in = z.data();
    float[] out = y.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      gradient[dy.offset() + i] *= derivative(in[z.offset() + i], out[y.offset() + i]);
    }
  }
}
