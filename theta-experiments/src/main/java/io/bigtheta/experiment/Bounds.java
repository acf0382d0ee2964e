package io.bigtheta.experiment;

import io.bigtheta.spec.Refusal;
import java.util.List;

/** Checks the components of an experiment. */
final class Bounds {
  private Bounds() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw Refusal.of(name, "at least " + least, value);
    }
  }

  /**
   * Refuses a list unless it has at least two sizes, the first is at least 1, and each is larger than the one before
   * it.
   */
  static void growing(String name, List<Integer> sizes) {
    boolean grows = sizes.size() >= 2 && sizes.get(0) >= 1;
    for (int i = 1; i < sizes.size(); i++) {
      grows &= sizes.get(i) > sizes.get(i - 1);
    }
    if (!grows) {
      throw Refusal.of(name, "at least two sizes, from 1 on and growing", sizes);
    }
  }
}
