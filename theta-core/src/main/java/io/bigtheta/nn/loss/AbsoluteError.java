package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/** Lᵢ = Σⱼ |zⱼ − tⱼ|, which a few wild targets move less; the slope at 0 is taken as 0. */
public record AbsoluteError() implements Loss {
  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float error = logits.get(row, j) - targets.get(row, j);
      loss += Math.abs(error);
      gradient.set(row, j, scale * Math.signum(error));
    }
    return loss;
  }
}
