package io.bigtheta.studio.desk;

import java.util.function.BooleanSupplier;

/**
 * Holds a job between two of its steps. The job asks {@link #getAsBoolean} before every step, which waits while the brake is
 * pulled. So a paused job loses nothing, and the pause changes no bit.
 */
final class Brake implements BooleanSupplier {
  private boolean pulled;
  private boolean stopped;
  private int free;
  private volatile boolean quick = true; // nothing to look at under the lock

  /** Holds the job before its next step. */
  synchronized void pull() {
    pulled = true;
    free = 0;
    quick = false;
  }

  /** Lets the job go on. */
  synchronized void release() {
    pulled = false;
    quick = !stopped;
    notifyAll();
  }

  /** Lets the job do one step, and holds it again. */
  synchronized void step() {
    pulled = true;
    quick = false;
    free++;
    notifyAll();
  }

  /** Ends the job before its next step. */
  synchronized void stop() {
    stopped = true;
    quick = false;
    notifyAll();
  }

  synchronized boolean pulled() {
    return pulled && !stopped;
  }

  synchronized boolean stopped() {
    return stopped;
  }

  /** Whether the job has to end. Waits while it is held. */
  @Override
  public boolean getAsBoolean() {
    return !quick && held();
  }

  private synchronized boolean held() {
    while (pulled && !stopped && free == 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = true;
      }
    }
    if (pulled && free > 0) {
      free--;
    }
    return stopped;
  }
}
