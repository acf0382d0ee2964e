package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;

/**
 * f(z) = z·(1 + tanh(√(2/π)·(z + 0.044715·z³))) / 2, which is within 5·10⁻⁴ of {@link Gelu}. Networks that were trained
 * with this form need this form (Hendrycks and Gimpel, arXiv 2016).
 */
public record GeluTanh() implements Activation {
  private static final float STRETCH = (float) Math.sqrt(2 / Math.PI);
  private static final float CUBIC = 0.044715f;

  @Override
  public float value(float z) {
    return value(z, Elementary.tanh(inner(z)));
  }

  private static float value(float z, float t) {
    return z * Math.fma(0.5f, t, 0.5f);
  }

  /** What tanh is taken of. */
  private static float inner(float z) {
    return STRETCH * z * Math.fma(CUBIC * z, z, 1);
  }

  @Override
  public float derivative(float z, float y) {
    return slope(z, Elementary.tanh(inner(z)));
  }

  private static float slope(float z, float t) {
    float inner = STRETCH * Math.fma(3 * CUBIC * z, z, 1);
    return Math.fma(0.5f * z * Math.fma(-t, t, 1), inner, Math.fma(0.5f, t, 0.5f));
  }

  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    Matrix tanh = tanh(kernels, z); // y may be z
    float[] t = tanh.data();
    float[] in = z.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = value(in[z.offset() + i], t[i]);
    }
    Room.give(tanh);
  }

  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    Matrix tanh = tanh(kernels, z);
    float[] t = tanh.data();
    float[] in = z.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      gradient[dy.offset() + i] *= slope(in[z.offset() + i], t[i]);
    }
    Room.give(tanh);
  }

  private static Matrix tanh(Kernels kernels, Matrix z) {
    Matrix tanh = Room.like(z);
    float[] in = z.data();
    for (int i = 0; i < z.size(); i++) {
      tanh.data()[i] = inner(in[z.offset() + i]);
    }
    kernels.map(Function.TANH, tanh, tanh);
    return tanh;
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
