package io.bigtheta.experiment;

import io.bigtheta.spec.Refusal;
import java.util.List;

/** What the components of an experiment may be. */
final class Bounds {
  private Bounds() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw Refusal.of(name, "at least " + least, value);
    }
  }

  /** Refuses sizes that are not at least two, from 1 on, each larger than the one before. */
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
