package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * rate · factorᵏ, where k counts how often {@code patience} epochs in a row have passed without a new minimum of the
 * validation error.
 *
 * @param rate the rate of the first epoch, &gt; 0
 * @param patience the number of epochs without a new minimum, at least 1
 * @param factor the factor after each plateau, in (0, 1]
 */
public record Plateau(float rate, int patience, float factor) implements Schedule {
  public Plateau {
    Rates.check("rate", rate);
    Rates.checkFactor("factor", factor);
    if (patience < 1) {
      throw Refusal.of("patience", "at least 1 epoch", patience);
    }
  }

  public Plateau(float rate) {
    this(rate, 5, 0.1f);
  }

  @Override
  public float at(int step, int steps, History history) {
    return (float) (rate * StrictMath.pow(factor, history.plateaus(patience)));
  }
}
