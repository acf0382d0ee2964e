package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.nn.initializer.Lecun;

/**
 * f(z) = 1.7159·tanh(2z/3). f(±1) = ±1, and the curvature is largest there, so the network can reach targets of ±1
 * (LeCun et al., Efficient BackProp, 1998).
 */
public record LecunTanh() implements Activation {
  private static final float HEIGHT = 1.7159f;
  private static final float STRETCH = 2f / 3;

  @Override
  public float value(float z) {
    return HEIGHT * Elementary.tanh(STRETCH * z);
  }

  @Override
  public float derivative(float z, float y) {
    return Math.fma(y * y, -STRETCH / HEIGHT, STRETCH * HEIGHT);
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  @Override
  public Initializer initializer() {
    return new Lecun();
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    scale(STRETCH, z, y);
    kernels.map(Function.TANH, y, y);
    scale(HEIGHT, y, y);
  }

  private static void scale(float factor, Matrix x, Matrix y) {
    float[] in = x.data();
    float[] out = y.data();
    for (int i = 0; i < x.size(); i++) {
      out[y.offset() + i] = factor * in[x.offset() + i];
    }
  }
}
