package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Once the validation accuracy is as good as this.
 *
 * @param accuracy in (0, 1]
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
