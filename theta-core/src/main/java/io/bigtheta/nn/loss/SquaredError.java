package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/** Lᵢ = ½ Σⱼ (zⱼ − tⱼ)²: the quadratic cost. */
public record SquaredError() implements Loss {
  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float error = logits.get(row, j) - targets.get(row, j);
      loss += 0.5 * error * error;
      gradient.set(row, j, scale * error);
    }
    return loss;
  }
}
