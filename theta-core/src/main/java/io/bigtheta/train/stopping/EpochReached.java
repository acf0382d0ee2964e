package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * After this epoch, whatever the errors are. Unlike a smaller number of epochs it leaves the schedule of the rate as it is.
 *
 * @param epoch at least 1
 */
public record EpochReached(int epoch) implements Stopping {
  public EpochReached {
    if (epoch < 1) {
      throw Refusal.of("epoch", "at least 1", epoch);
    }
  }

  @Override
  public boolean stop(History history) {
    return history.epochs() >= epoch;
  }
}
