package io.bigtheta.train.optimizer;

/** Checks shared by the optimizers' constructors. */
final class Shares {
  private Shares() {}

  static void check(String name, float share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(name + ": expected a share in [0, 1), got " + share);
    }
  }

  static void checkPositive(String name, float value) {
    if (!(value > 0 && value < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": expected a number > 0, got " + value);
    }
  }
}
