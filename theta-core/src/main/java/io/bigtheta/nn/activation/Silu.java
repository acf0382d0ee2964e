package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = z / (1 + e⁻ᶻ), also called swish (Elfwing et al., Neural Networks 2018). */
public record Silu() implements Activation {
  @Override
  public float value(float z) {
    return z * Elementary.logistic(z);
  }

  @Override
  public float derivative(float z, float y) {
    float s = Elementary.logistic(z);
    return Math.fma(y, 1 - s, s);
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    Matrix logistic = Room.like(z); // y may be z
    kernels.map(Function.LOGISTIC, z, logistic);
    float[] share = logistic.data();
    float[] in = z.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = in[z.offset() + i] * share[logistic.offset() + i];
    }
    Room.give(logistic);
  }

  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    Matrix logistic = Room.like(z);
    kernels.map(Function.LOGISTIC, z, logistic);
    float[] share = logistic.data();
    float[] out = y.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      float s = share[logistic.offset() + i];
      gradient[dy.offset() + i] *= Math.fma(out[y.offset() + i], 1 - s, s);
    }
    Room.give(logistic);
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
