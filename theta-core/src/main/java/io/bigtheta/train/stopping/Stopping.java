package io.bigtheta.train.stopping;

import io.bigtheta.train.history.History;

/** Whether training should end, asked after every epoch: a pure question, so it needs no reset. */
public interface Stopping {
  boolean stop(History history);
}
