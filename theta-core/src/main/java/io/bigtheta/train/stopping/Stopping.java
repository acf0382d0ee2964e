package io.bigtheta.train.stopping;

import io.bigtheta.train.history.History;

/**
 * A rule that says after every epoch whether training should end. It depends only on the history, so it needs no reset.
 */
public interface Stopping {
  /** Whether training should end after the last epoch of {@code history}. */
  boolean stop(History history);
}
