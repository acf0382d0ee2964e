package io.bigtheta.studio.desk;

import java.util.Locale;

/** How far a run is. */
public enum State {
  /** Waits for the runs before it. */
  QUEUED,
  /** Is being trained. */
  RUNNING,
  /** Is held between two steps. */
  PAUSED,
  /** Was stopped, or its process ended: it can be resumed. */
  STOPPED,
  /** Has its result. */
  DONE,
  /** Ended in an error. */
  FAILED;

  /** The name in messages. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it still changes. */
  public boolean live() {
    return this == QUEUED || this == RUNNING || this == PAUSED;
  }
}
