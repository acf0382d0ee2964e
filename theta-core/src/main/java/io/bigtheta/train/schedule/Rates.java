package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;

/** Checks and curves shared by the schedules. */
final class Rates {
  private Rates() {}

  static void check(String name, float rate) {
    if (!(rate > 0 && rate < Float.POSITIVE_INFINITY)) {
      throw Refusal.of(name, "a rate > 0", rate);
    }
  }

  static void checkFactor(String name, float factor) {
    if (!(factor > 0 && factor <= 1)) {
      throw Refusal.of(name, "a factor in (0, 1]", factor);
    }
  }

  /** The value on the way from {@code from} to {@code to} along half a cosine, for {@code share} from 0 to 1. */
  static float cosine(double from, double to, double share) {
    return (float) (to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * share)) / 2);
  }
}
