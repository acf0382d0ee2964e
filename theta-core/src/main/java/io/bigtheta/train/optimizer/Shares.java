package io.bigtheta.train.optimizer;

import io.bigtheta.spec.Refusal;

/** Checks shared by the optimizers' constructors. */
final class Shares {
  private Shares() {}

  static void check(String name, float share) {
    if (!(share >= 0 && share < 1)) {
      throw Refusal.of(name, "a share in [0, 1)", share);
    }
  }

  static void checkPositive(String name, float value) {
    if (!(value > 0 && value < Float.POSITIVE_INFINITY)) {
      throw Refusal.of(name, "a number > 0", value);
    }
  }
}
