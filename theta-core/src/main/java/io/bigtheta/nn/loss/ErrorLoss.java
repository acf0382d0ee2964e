package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/** A loss on numbers: Lᵢ = Σⱼ cost(zⱼ − tⱼ), where the logits z are the predictions and t the targets. */
public interface ErrorLoss extends Loss {
  /** The cost of an error; 0 for no error. */
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
