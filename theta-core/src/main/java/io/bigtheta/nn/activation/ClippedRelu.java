package io.bigtheta.nn.activation;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.initializer.He;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;

/**
 * f(z) = min(ceiling, max(0, z)). With 6 it is ReLU6 (Krizhevsky, Convolutional deep belief networks on CIFAR-10,
 * 2010), of which small networks for telephones are made (Sandler et al., CVPR 2018).
 *
 * @param ceiling the largest value, above 0
 */
@Spec.Formerly("relu6")
public record ClippedRelu(float ceiling) implements Activation {
  public ClippedRelu {
    if (!(ceiling > 0 && ceiling < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("ceiling", "a number > 0", ceiling);
    }
  }

  public ClippedRelu() {
    this(6);
  }

  @Override
  public float value(float z) {
    return Math.min(ceiling, Math.max(0, z));
  }

  @Override
  public float derivative(float z, float y) {
    return y > 0 && y < ceiling ? 1 : 0;
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

  @Override
  public void backward(Kernels kernels, Matrix z, Matrix y, Matrix dy) {
    float[] out = y.data();
    float[] gradient = dy.data();
    for (int i = 0; i < dy.size(); i++) {
      gradient[dy.offset() + i] *= derivative(0, out[y.offset() + i]);
    }
  }

  @Override
  public Initializer initializer() {
    return new He();
  }
}
