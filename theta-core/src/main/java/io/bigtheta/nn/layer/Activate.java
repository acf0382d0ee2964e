package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.activation.Activation;

/**
 * y = f(x), applied to each number: for an activation that does not directly follow the layer with its weights, such as
 * one after {@code batch-norm}.
 *
 * @param activation the function f
 */
public record Activate(Activation activation) implements Layer {
  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    activation.forward(pass.kernels(), x, y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (!pass.first()) {
      activation.backward(pass.kernels(), x, y, dy); // dy is now dx
      System.arraycopy(dy.data(), dy.offset(), dx.data(), dx.offset(), dy.size());
    }
  }
}
