package io.bigtheta.train.history;

/**
 * What one epoch came to. Losses are means over rows; what is not known is NaN.
 *
 * @param number from 1
 * @param trainLoss mean of the batches' losses while θ moved, noise such as dropout included
 * @param trainAccuracy likewise
 * @param validationLoss at the end of the epoch, on the rows held out; infinite if an answer was no number
 * @param validationAccuracy likewise
 * @param rate of the last step
 * @param seconds taken, validation included
 */
public record Epoch(
    int number,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    float rate,
    double seconds) {

  /** The validation loss; the training loss where nothing is held out. */
  public double judgedLoss() {
    return Double.isNaN(validationLoss) ? trainLoss : validationLoss;
  }
}
