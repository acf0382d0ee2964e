package io.bigtheta.train.stopping;

import io.bigtheta.train.history.History;

/** Never stops early: all epochs are run. */
public record Never() implements Stopping {
  @Override
  public boolean stop(History history) {
    return false;
  }
}
