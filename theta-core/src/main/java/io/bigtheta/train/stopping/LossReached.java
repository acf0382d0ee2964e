package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Stops once the validation loss is at most this. If nothing is held out, the training loss counts.
 *
 * @param loss the loss, at least 0
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
