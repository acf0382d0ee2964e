package io.bigtheta.math;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** How far each part of some work has come, step by step, where every part goes on from what the one before left. */
final class Relay {
  private static final int SPINS = 20_000;

  /** Ints between two marks, so that threads do not write to one line of the cache. */
  private static final int APART = 32;

  private final AtomicIntegerArray passed;

  Relay(int parts) {
    passed = new AtomicIntegerArray(parts * APART);
  }

  /** No step is done. */
  void begin() {
    for (int i = 0; i < passed.length(); i += APART) {
      passed.set(i, 0);
    }
  }

  /** Waits until the part before has done so many steps. */
  void await(int part, int steps) {
    for (int spins = 0; part > 0 && passed.get((part - 1) * APART) < steps; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** Says that a part has done so many steps. */
  void pass(int part, int steps) {
    passed.set(part * APART, steps);
  }
}
