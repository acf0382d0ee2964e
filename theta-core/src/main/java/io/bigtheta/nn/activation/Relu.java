package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = max(0, z) (Nair and Hinton, ICML 2010); f′(0) is taken as 0. */
public record Relu() implements Activation {
  @Override
  public float value(float z) {
    return z > 0 ? z : 0;
  }

  @Override
  public float slope(float z, float y) {
    return z > 0 ? 1 : 0;
  }

  /** As {@link #value} says, in a loop that the compiler turns into vectors. */
  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    float[] in = z.data();
    float[] out = y.data();
    int from = z.offset();
    int to = y.offset();
    for (int i = 0; i < z.size(); i++) {
      float sum = in[from + i];
      out[to + i] = sum > 0 ? sum : 0;
    }
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
