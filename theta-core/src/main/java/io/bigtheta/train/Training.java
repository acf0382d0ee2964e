package io.bigtheta.train;

import io.bigtheta.model.Model;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.Locale;

/**
 * What came of a training.
 *
 * @param model with the weights at the global minimum of the validation error; with nothing held out, the newest
 * @param history of all epochs
 * @param reason why it ended
 */
public record Training(Model model, History history, StopReason reason) {
  /** Loss, best epoch, why it stopped and the θ digest: the same digits on every machine. */
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
