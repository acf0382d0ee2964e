package io.bigtheta.nn.loss;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;

/**
 * Lᵢ = Σⱼ ln(1 + e^zⱼ) − tⱼ·zⱼ, with tⱼ in [0, 1], in nats: the loss for outputs each of which is an independent yes or
 * no.
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
