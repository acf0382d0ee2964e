package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Stops after this epoch, whatever the errors are. Unlike a smaller number of epochs, it leaves the learning rate
 * schedule as it is.
 *
 * @param epoch the number of the epoch, at least 1
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
