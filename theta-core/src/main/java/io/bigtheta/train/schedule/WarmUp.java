package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * The rate of another schedule, which rises linearly to it over the first steps (Goyal et al., arXiv 2017).
 *
 * @param then the other schedule, which counts all steps, including the first ones
 * @param over the share of the steps in which the rate rises, in (0, 1)
 */
public record WarmUp(Schedule then, float over) implements Schedule {
  public WarmUp {
    if (!(over > 0 && over < 1)) {
      throw Refusal.of("over", "a share in (0, 1)", over);
    }
  }

  public WarmUp(Schedule then) {
    this(then, 0.05f);
  }

  @Override
  public float at(int step, int steps, History history) {
    float rate = then.at(step, steps, history);
    double share = step / (over * (double) steps);
    return share < 1 ? (float) (rate * share) : rate;
  }

  @Override
  public int cycles() {
    return then.cycles();
  }
}
