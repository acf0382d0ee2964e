package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/** A loss on numbers: Lᵢ = Σⱼ cost(zⱼ − tⱼ), where the logits are the answers. */
public interface ErrorLoss extends Loss {
  /** What an error costs; 0 for none. */
  double cost(float error);

  /** The derivative of {@link #cost}. */
  float derivative(float error);

  @Override
  default Link link() {
    return Link.IDENTITY;
  }

  @Override
  default double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float error = logits.get(row, j) - targets.get(row, j);
      loss += cost(error);
      gradient.set(row, j, scale * derivative(error));
    }
    return loss;
  }
}
