package io.bigtheta.nn.loss;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;

/**
 * Lᵢ = Σⱼ ln(1 + e^zⱼ) − tⱼ·zⱼ, with tⱼ in [0, 1]: every output is a yes or no of its own. In nats.
 */
public record LogisticCrossEntropy() implements Loss {
  @Override
  public boolean signed() {
    return true;
  }

  @Override
  public Link link() {
    return Link.LOGISTIC;
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float z = logits.get(row, j);
      float t = targets.get(row, j);
      loss += Elementary.softplus(z) - (double) t * z;
      gradient.set(row, j, scale * (Elementary.logistic(z) - t));
    }
    return loss;
  }
}
