package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * floor + (peak − floor) · (1 + cos(π · (t − 1) / steps)) / 2 at step t: the rate falls from peak to floor along half a
 * cosine (Loshchilov and Hutter, ICLR 2017, without restarts).
 *
 * @param peak the rate of the first step, &gt; 0
 * @param floor the rate at the end, from 0 to peak
 */
public record Cosine(float peak, float floor) implements Schedule {
  public Cosine {
    Rates.check("peak", peak);
    if (!(floor >= 0 && floor <= peak)) {
      throw Refusal.of("floor", "a rate from 0 to the peak", floor);
    }
  }

  public Cosine(float peak) {
    this(peak, 0);
  }

  @Override
  public float at(int step, int steps, History history) {
    return Rates.cosine(peak, floor, (step - 1.0) / steps);
  }
}
