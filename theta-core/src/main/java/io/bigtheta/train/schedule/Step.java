package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * rate · factorᵏ, where k = ⌊epochs done / every⌋.
 *
 * @param rate the rate of the first {@code every} epochs, &gt; 0
 * @param every the number of epochs between two changes of the rate, at least 1
 * @param factor the factor of each change, in (0, 1]
 */
public record Step(float rate, int every, float factor) implements Schedule {
  public Step {
    Rates.check("rate", rate);
    Rates.checkFactor("factor", factor);
    if (every < 1) {
      throw Refusal.of("every", "at least 1 epoch", every);
    }
  }

  public Step(float rate) {
    this(rate, 10, 0.1f);
  }

  @Override
  public float at(int step, int steps, History history) {
    return (float) (rate * StrictMath.pow(factor, history.epochs() / every));
  }
}
