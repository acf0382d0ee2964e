package io.bigtheta.math.team;

import io.bigtheta.math.machinery.CacheLine;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How far each part of some work has come, step by step, where every part goes on from what the one before left. */
final class Relay {
  private final AtomicIntegerArray passed;

  Relay(int parts) {
    passed = new AtomicIntegerArray(parts * CacheLine.APART);
  }

  /** No step is done. */
  void begin() {
    for (int i = 0; i < passed.length(); i += CacheLine.APART) {
      passed.set(i, 0);
    }
  }

  /** Waits until the part before has done so many steps. */
  void await(int part, int steps) {
    for (int spins = 0; part > 0 && passed.get((part - 1) * CacheLine.APART) < steps; spins++) {
      Team.pause(spins);
    }
  }

  /** Says that a part has done so many steps. */
  void pass(int part, int steps) {
    passed.set(part * CacheLine.APART, steps);
  }
}
