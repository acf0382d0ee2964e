package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/**
 * Lᵢ = Σⱼ h(zⱼ − tⱼ), h(e) = ½e² for |e| ≤ delta, else delta·(|e| − ½delta) (Huber, Annals of Mathematical Statistics
 * 1964).
 *
 * @param delta where the square becomes a line, &gt; 0
 */
public record Huber(float delta) implements Loss {
  public Huber {
    if (!(delta > 0)) {
      throw new IllegalArgumentException("delta: expected a number > 0, got " + delta);
    }
  }

  public Huber() {
    this(1);
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float error = logits.get(row, j) - targets.get(row, j);
      loss +=
          Math.abs(error) <= delta ? 0.5 * error * error : delta * (Math.abs(error) - 0.5 * delta);
      gradient.set(row, j, scale * Math.max(-delta, Math.min(delta, error)));
    }
    return loss;
  }
}
