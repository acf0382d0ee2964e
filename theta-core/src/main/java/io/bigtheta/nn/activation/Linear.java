package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;

/** f(z) = z, for output layers. A network of linear layers alone equals a single linear layer. */
public record Linear() implements Activation {
  @Override
  public float value(float z) {
    return z;
  }

  @Override
  public float derivative(float z, float y) {
    return 1;
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    if (z.data() != y.data() || z.offset() != y.offset()) {
      System.arraycopy(z.data(), z.offset(), y.data(), y.offset(), z.size());
    }
  }

  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {}
}
