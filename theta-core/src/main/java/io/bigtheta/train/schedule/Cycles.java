package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * peak · (1 + cos(π · ((t − 1) mod L) / L)) / 2 at step t, with cycles of L = ⌈steps / count⌉ steps. In each cycle the
 * rate falls along half a cosine; then it returns to the peak at once (Huang et al., ICLR 2017; Loshchilov and Hutter,
 * ICLR 2017). If count does not divide the steps, the last cycle is cut short.
 *
 * @param peak the rate of the first step of each cycle, &gt; 0
 * @param count the number of cycles, at least 1
 */
public record Cycles(float peak, int count) implements Schedule {
  public Cycles {
    Rates.check("peak", peak);
    if (count < 1) {
      throw Refusal.of("count", "at least 1 cycle", count);
    }
  }

  public Cycles(float peak) {
    this(peak, 5);
  }

  @Override
  public float at(int step, int steps, History history) {
    int length = (steps - 1) / count + 1;
    return Rates.cosine(peak, 0, (double) ((step - 1) % length) / length);
  }

  @Override
  public int cycles() {
    return count;
  }
}
