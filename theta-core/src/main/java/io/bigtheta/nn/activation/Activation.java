package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.Glorot;
import io.bigtheta.nn.initializer.Initializer;

/** y = f(z), number by number. */
public interface Activation {
  /** f(z). */
  float value(float z);

  /** ∂y/∂z, where y = f(z) is known already. */
  float derivative(float z, float y);

  /** Whether {@link #derivative} goes by y alone: a layer then keeps no z, and f(z) may take its place. */
  default boolean derivativeByOutput() {
    return false;
  }

  /** What weights before this activation begin as, unless said otherwise. */
  default Initializer initializer() {
    return new Glorot();
  }

  /** Whether {@link #derivative} is the derivative of {@link #value}, but for single points. */
  default boolean differentiable() {
    return true;
  }

  /** y = f(z), bit for bit as {@link #value}. */
  default void forward(Kernels kernels, Matrix z, Matrix y) {
    float[] in = z.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = value(in[z.offset() + i]);
    }
  }

  /** Turns dy = ∂loss/∂y into ∂loss/∂z, in place. */
  default void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    float[] in = z.data();
    float[] out = y.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      gradient[dy.offset() + i] *= derivative(in[z.offset() + i], out[y.offset() + i]);
    }
  }
}
