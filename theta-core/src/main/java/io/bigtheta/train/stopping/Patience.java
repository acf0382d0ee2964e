package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * Stops after {@code epochs} epochs in a row without a new minimum of the validation error (Prechelt, Early Stopping —
 * But When?, 1998).
 *
 * @param epochs the number of epochs, at least 1
 */
public record Patience(int epochs) implements Stopping {
  public Patience {
    if (epochs < 1) {
      throw Refusal.of("epochs", "at least 1", epochs);
    }
  }

  @Override
  public boolean stop(History history) {
    return history.epochs() - history.best() >= epochs;
  }
}
