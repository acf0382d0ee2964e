package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/** f(z) = z·tanh(ln(1 + eᶻ)) (Misra, BMVC 2020). */
public record Mish() implements Activation {
  @Override
  public float value(float z) {
    return z * Elementary.tanh(Elementary.softplus(z));
  }

  /** t + z·(1 − t²)·s, with t = tanh(ln(1 + eᶻ)) and the logistic function s of z. */
  @Override
  public float derivative(float z, float y) {
    return slope(z, Elementary.tanh(Elementary.softplus(z)), Elementary.logistic(z));
  }

  private static float slope(float z, float t, float s) {
    return Math.fma(z * s, Math.fma(-t, t, 1), t);
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    Matrix share = share(kernels, z); // y may be z
    float[] t = share.data();
    float[] in = z.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = in[z.offset() + i] * t[i];
    }
    Room.give(share);
  }

  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    Matrix share = share(kernels, z);
    Matrix logistic = Room.like(z);
    kernels.map(Function.LOGISTIC, z, logistic);
    float[] t = share.data();
    float[] s = logistic.data();
    float[] in = z.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      gradient[dy.offset() + i] *= slope(in[z.offset() + i], t[i], s[i]);
    }
    Room.give(share);
    Room.give(logistic);
  }

  /** tanh(ln(1 + eᶻ)), the share of z that goes on. */
  private static Matrix share(Kernels kernels, Matrix z) {
    Matrix share = Room.like(z);
    kernels.map(Function.SOFTPLUS, z, share);
    kernels.map(Function.TANH, share, share);
    return share;
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
