package io.bigtheta.studio.desk;

import java.util.concurrent.TimeUnit;

/** Waits for a run, for two minutes at most. */
final class Waiting {
  private Waiting() {}

  static void until(Run run, State state) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (run.state() != state) {
      boolean over = !run.state().live() && state != run.state();
      if (over || System.nanoTime() > end) {
        throw new AssertionError(
            run.id() + ": expected " + state + ", got " + run.state() + " " + run.problem());
      }
      Thread.sleep(10);
    }
  }
}
