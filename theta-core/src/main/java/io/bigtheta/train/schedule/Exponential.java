package io.bigtheta.train.schedule;

import io.bigtheta.train.history.History;

/**
 * rate · factorᵉ after e epochs.
 *
 * @param rate the rate of the first epoch, &gt; 0
 * @param factor the factor from one epoch to the next, in (0, 1]
 */
public record Exponential(float rate, float factor) implements Schedule {
  public Exponential {
    Rates.check("rate", rate);
    Rates.checkFactor("factor", factor);
  }

  public Exponential(float rate) {
    this(rate, 0.95f);
  }

  @Override
  public float at(int step, int steps, History history) {
    return (float) (rate * StrictMath.pow(factor, history.epochs()));
  }
}
