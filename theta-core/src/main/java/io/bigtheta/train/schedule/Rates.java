package io.bigtheta.train.schedule;

/** Checks and curves shared by the schedules. */
final class Rates {
  private Rates() {}

  static void check(String name, float rate) {
    if (!(rate > 0 && rate < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": expected a rate > 0, got " + rate);
    }
  }

  static void checkFactor(String name, float factor) {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(name + ": expected a factor in (0, 1], got " + factor);
    }
  }

  /** From {@code from} to {@code to} along half a cosine, for {@code share} from 0 to 1. */
  static float cosine(double from, double to, double share) {
    return (float) (to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * share)) / 2);
  }
}
