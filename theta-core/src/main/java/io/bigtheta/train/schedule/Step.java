package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * rate · factorᵏ, where k counts the whole periods of epochs that have ended.
 *
 * @param rate of the first period, &gt; 0
 * @param every epochs in a period, at least 1
 * @param factor in (0, 1]
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
