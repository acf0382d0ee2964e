package io.bigtheta.select;

import io.bigtheta.model.Evaluation;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.history.Epoch;
import java.util.List;

/**
 * The result of one fold.
 *
 * @param number the number of the fold, from 1
 * @param trainRows the number of rows it learnt from
 * @param epoch the epoch whose weights are evaluated; 0 if none ended
 * @param bestEpoch the epoch at the minimum of the error on the held-out rows; 0 if there is none
 * @param trainLoss the training loss of {@code epoch}; NaN if none ended
 * @param held the evaluation on the rows held out: loss, accuracy or RMSE and R²
 * @param digest SHA-256 of the θ that is evaluated
 * @param reason why its training ended
 * @param epochs the epochs that have ended, oldest first
 */
public record Fold(
    int number,
    int trainRows,
    int epoch,
    int bestEpoch,
    double trainLoss,
    Evaluation held,
    String digest,
    StopReason reason,
    List<Epoch> epochs) {
  public Fold {
    epochs = List.copyOf(epochs);
  }
}
