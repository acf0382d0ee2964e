package io.bigtheta.math.team;

import io.bigtheta.math.machinery.CacheLine;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How many steps each part of some work has done, where every part continues from the results of the part before. */
final class Relay {
  private final AtomicIntegerArray passed;

  Relay(int parts) {
    passed = new AtomicIntegerArray(parts * CacheLine.APART);
  }

  /** Begins anew: no part has done a step. */
  void begin() {
    for (int i = 0; i < passed.length(); i += CacheLine.APART) {
      passed.set(i, 0);
    }
  }

  /** Waits until the part before {@code part} has done this many steps. */
  void await(int part, int steps) {
    for (int spins = 0; part > 0 && passed.get((part - 1) * CacheLine.APART) < steps; spins++) {
      Team.pause(spins);
    }
  }

  /** Announces that a part has done this many steps. */
  void pass(int part, int steps) {
    passed.set(part * CacheLine.APART, steps);
  }
}
