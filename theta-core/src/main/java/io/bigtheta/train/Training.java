package io.bigtheta.train;

import io.bigtheta.model.Model;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.Locale;

/**
 * The result of a training.
 *
 * @param model the model with the weights at the global minimum of the validation error; if nothing was held out, with
 *     the newest weights
 * @param history the history of all epochs
 * @param reason why the training ended
 */
public record Training(Model model, History history, StopReason reason) {
  /**
   * The blueprint, the best epoch with its losses, why the training stopped, and the θ digest. The digits are the same
   * on every machine.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(model.network().blueprint()).append('\n');
    int kept = model.provenance().epoch();
    if (kept > 0) {
      Epoch best = history.epoch(kept);
      text.append(String.format(
          Locale.ROOT,
          "%s epoch   %d of %d: training loss %.4f",
          Double.isNaN(best.validationLoss()) ? "last" : "best",
          best.number(),
          history.epochs(),
          best.trainLoss()));
      if (!Double.isNaN(best.validationLoss())) {
        text.append(String.format(Locale.ROOT, ", validation loss %.4f", best.validationLoss()));
      }
      if (!Double.isNaN(best.validationAccuracy())) {
        text.append(String.format(
            Locale.ROOT, ", validation accuracy %.2f %%", 100 * best.validationAccuracy()));
      }
      text.append('\n');
    }
    text.append("stopped      ").append(reason).append('\n');
    return text.append("θ digest     ").append(model.network().digest()).toString();
  }
}
