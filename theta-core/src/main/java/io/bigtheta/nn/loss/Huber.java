package io.bigtheta.nn.loss;

import io.bigtheta.spec.Refusal;

/**
 * Lᵢ = Σⱼ h(zⱼ − tⱼ), with h(e) = ½e² for |e| ≤ delta, otherwise delta·(|e| − ½delta) (Huber, Annals of Mathematical
 * Statistics 1964).
 *
 * @param delta the size of an error at which the parabola becomes a line, &gt; 0
 */
public record Huber(float delta) implements ErrorLoss {
  public Huber {
    if (!(delta > 0)) {
      throw Refusal.of("delta", "a number > 0", delta);
    }
  }

  public Huber() {
    this(1);
  }

  @Override
  public double cost(float error) {
    return Math.abs(error) <= delta ? 0.5 * error * error : delta * (Math.abs(error) - 0.5 * delta);
  }

  @Override
  public float derivative(float error) {
    return Math.max(-delta, Math.min(delta, error));
  }
}
