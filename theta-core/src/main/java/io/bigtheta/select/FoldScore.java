package io.bigtheta.select;

/**
 * What comparisons keep of a fold: its {@link Fold} without the epochs and the answers to every row.
 *
 * @param number from 1
 * @param rows held out
 * @param epoch whose weights are judged; 0 if none ended
 * @param bestEpoch at the minimum of the error on the held-out rows; 0 if there is none
 * @param trainLoss of {@code epoch}
 * @param loss on the rows held out
 * @param accuracy share of right classes; NaN where targets are numbers
 * @param rmse in the target's own unit; NaN for classes
 * @param r2 NaN for classes
 * @param digest SHA-256 of θ
 * @param reason why the training ended, as one word
 */
public record FoldScore(
    int number,
    int rows,
    int epoch,
    int bestEpoch,
    double trainLoss,
    double loss,
    double accuracy,
    double rmse,
    double r2,
    String digest,
    String reason) {
  public static FoldScore of(Fold fold) {
    return new FoldScore(
        fold.number(),
        fold.held().rows(),
        fold.epoch(),
        fold.bestEpoch(),
        fold.trainLoss(),
        fold.held().loss(),
        fold.held().accuracy(),
        fold.held().rmse(),
        fold.held().r2(),
        fold.digest(),
        fold.reason().name());
  }
}
