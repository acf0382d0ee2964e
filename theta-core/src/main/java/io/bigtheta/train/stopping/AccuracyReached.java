package io.bigtheta.train.stopping;

import io.bigtheta.train.History;

/**
 * Once the validation accuracy is as good as this.
 *
 * @param accuracy in (0, 1]
 */
public record AccuracyReached(double accuracy) implements Stopping {
  public AccuracyReached {
    if (!(accuracy > 0 && accuracy <= 1)) {
      throw new IllegalArgumentException("accuracy: expected a share in (0, 1], got " + accuracy);
    }
  }

  @Override
  public boolean stop(History history) {
    return history.last().validationAccuracy() >= accuracy;
  }
}
