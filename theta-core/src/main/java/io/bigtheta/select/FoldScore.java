package io.bigtheta.select;

/**
 * The scores of a {@link Fold}, without its epochs and predictions, as comparisons keep them.
 *
 * @param number the number of the fold, from 1
 * @param rows the number of rows held out
 * @param epoch the epoch whose weights are evaluated; 0 if none ended
 * @param bestEpoch the epoch at the minimum of the error on the held-out rows; 0 if there is none
 * @param trainLoss the training loss of {@code epoch}
 * @param loss the loss on the rows held out
 * @param accuracy the accuracy on the rows held out, a share in [0, 1]; NaN if targets are numbers
 * @param rmse the RMSE on the rows held out, in the target's own unit; NaN unless targets are numbers
 * @param r2 R² on the rows held out; NaN unless targets are numbers
 * @param digest SHA-256 of θ
 * @param reason why the training ended, in one word
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
  /** The scores of a fold. */
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
