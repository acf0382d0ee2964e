package io.bigtheta.train.schedule;

import io.bigtheta.spec.Spec;
import io.bigtheta.train.history.History;

/**
 * The same learning rate in every step.
 *
 * @param rate the learning rate, &gt; 0
 */
@Spec.FromNumber
public record Constant(float rate) implements Schedule {
  public Constant {
    Rates.check("rate", rate);
  }

  @Override
  public float at(int step, int steps, History history) {
    return rate;
  }
}
