package io.bigtheta.cli.console;

import java.util.HashMap;
import java.util.Map;

/** How much of several trainings is done: those that have ended, and the epochs of those that are running. */
final class Running {
  private static final long PAUSE_NANOS = 100_000_000;

  private final int epochs;
  private final Map<Integer, Integer> running = new HashMap<>();
  private int done;
  private int all;
  private long drawn = System.nanoTime();

  /** @param epochs largest number of epochs of a training */
  Running(int epochs) {
    this.epochs = epochs;
  }

  /** Says how many trainings there are. */
  void all(int count) {
    all = count;
  }

  void at(int number, int epoch) {
    running.put(number, epoch);
  }

  /** @param count the number of trainings done, including this one */
  void ended(int number, int count) {
    running.remove(number);
    done = count;
  }

  int all() {
    return all;
  }

  int done() {
    return done;
  }

  /** Whether a bar is due, which is not drawn again at once. */
  boolean due() {
    if (System.nanoTime() - drawn <= PAUSE_NANOS) {
      return false;
    }
    drawn = System.nanoTime();
    return true;
  }

  /** The share of the work that is done. */
  double share() {
    double sum = done;
    for (int epoch : running.values()) {
      sum += (double) epoch / epochs;
    }
    return Math.min(1, sum / all);
  }
}
