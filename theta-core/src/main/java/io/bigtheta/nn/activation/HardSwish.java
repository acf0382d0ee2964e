package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.spec.Spec;

/**
 * f(z) = z·(z/6 + 1/2), with the bracket at least 0 and at most 1: {@link Silu} with straight lines in place of the
 * logistic function (Howard et al., ICCV 2019). f(z) = 0 for z ≤ −3 and z for z ≥ 3.
 */
@Spec.Formerly("hard-silu")
public record HardSwish() implements Activation {
  @Override
  public float value(float z) {
    return z * Math.min(1, Math.max(0, Math.fma(1f / 6, z, 0.5f)));
  }

  @Override
  public float derivative(float z, float y) {
    return z <= -3 ? 0 : z >= 3 ? 1 : Math.fma(1f / 3, z, 0.5f);
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

  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    float[] in = z.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      gradient[dy.offset() + i] *= derivative(in[z.offset() + i], 0);
    }
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
