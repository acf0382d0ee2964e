package io.bigtheta.select;

import io.bigtheta.model.Evaluation;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.history.Epoch;
import java.util.List;

/**
 * What came of one fold.
 *
 * @param number from 1
 * @param trainRows it learnt from
 * @param epoch whose weights are judged; 0 if none ended
 * @param bestEpoch at the minimum of the error on the held-out rows; 0 if there is none
 * @param trainLoss of {@code epoch}; NaN if none ended
 * @param held the judgement on the rows held out: loss, accuracy or RMSE and R²
 * @param digest SHA-256 of the θ that is judged
 * @param reason why its training ended
 * @param epochs that have ended, oldest first
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
