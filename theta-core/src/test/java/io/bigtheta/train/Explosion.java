package io.bigtheta.train;

import io.bigtheta.train.history.History;
import io.bigtheta.train.schedule.Schedule;

/** A quiet rate, and from step {@code from} on one that no network survives. */
public record Explosion(int from) implements Schedule {
  @Override
  public float at(int step, int steps, History history) {
    return step < from ? 0.03f : 3e38f;
  }
}
