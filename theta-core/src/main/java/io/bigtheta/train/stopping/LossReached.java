package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Once the validation loss (the training loss, where nothing is held out) is as small as this.
 *
 * @param loss at least 0
 */
public record LossReached(double loss) implements Stopping {
  public LossReached {
    if (!(loss >= 0)) {
      throw Refusal.of("loss", "a number >= 0", loss);
    }
  }

  @Override
  public boolean stop(History history) {
    return history.last().judgedLoss() <= loss;
  }
}
