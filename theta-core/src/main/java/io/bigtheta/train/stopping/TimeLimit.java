package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Stops once the epochs have taken this long. It is the only rule whose outcome depends on the machine.
 *
 * @param seconds the time in seconds, &gt; 0
 */
public record TimeLimit(double seconds) implements Stopping {
  public TimeLimit {
    if (!(seconds > 0)) {
      throw Refusal.of("seconds", "a number > 0", seconds);
    }
  }

  @Override
  public boolean stop(History history) {
    return history.seconds() >= seconds;
  }
}
