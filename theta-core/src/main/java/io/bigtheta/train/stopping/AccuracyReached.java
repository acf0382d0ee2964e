package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Stops once the validation accuracy is at least this. Without validation rows it never stops.
 *
 * @param accuracy a share in (0, 1]
 */
public record AccuracyReached(double accuracy) implements Stopping {
  public AccuracyReached {
    if (!(accuracy > 0 && accuracy <= 1)) {
      throw Refusal.of("accuracy", "a share in (0, 1]", accuracy);
    }
  }

  @Override
  public boolean stop(History history) {
    return history.last().validationAccuracy() >= accuracy;
  }
}
