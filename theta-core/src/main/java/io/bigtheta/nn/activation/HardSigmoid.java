package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;

/**
 * f(z) = alpha·z + beta, but at least 0 and at most 1 (Courbariaux, Bengio and David, NIPS 2015, with 1/2 and 1/2). It
 * has straight lines where {@link Logistic} has a curve.
 *
 * <p>PyTorch and newer Keras have 1/6 and 1/2, as here. ONNX and older Keras have 0.2 and 0.5 unless they say otherwise.
 *
 * @param alpha the slope between 0 and 1, above 0
 * @param beta f(0)
 */
public record HardSigmoid(float alpha, float beta) implements Activation {
  public HardSigmoid {
    if (!(alpha > 0 && alpha < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("alpha", "a number > 0", alpha);
    }
    if (!Float.isFinite(beta)) {
      throw Refusal.of("beta", "a finite number", beta);
    }
  }

  public HardSigmoid() {
    this(1f / 6, 0.5f);
  }

  @Override
  public float value(float z) {
    return Math.min(1, Math.max(0, Math.fma(alpha, z, beta)));
  }

  @Override
  public float derivative(float z, float y) {
    return y > 0 && y < 1 ? alpha : 0;
  }

  @Override
  public boolean derivativeByOutput() {
    return true;
  }

  /** The loop of every activation, written here too so that the compiler knows f and makes vectors of it. */
  @Override
  public void forward(Kernels kernels, Matrix z, Matrix y) {
    float[] in = z.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = value(in[z.offset() + i]);
    }
  }
}
