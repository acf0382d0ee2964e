package io.bigtheta.train.history;

/**
 * The results of one epoch. Losses are means over rows. Values that are not known are NaN.
 *
 * @param number the number of the epoch, from 1
 * @param trainLoss the mean of the batches' losses while θ changed, with noise such as dropout
 * @param trainAccuracy the accuracy over the same batches, a share in [0, 1]
 * @param validationLoss the loss on the validation rows at the end of the epoch; infinite if a prediction is not a
 *     number
 * @param validationAccuracy the accuracy on the validation rows at the end of the epoch, a share in [0, 1]
 * @param rate the learning rate of the last step
 * @param seconds the time the epoch took, including the validation
 */
public record Epoch(
    int number,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    float rate,
    double seconds) {

  /** The validation loss, or the training loss if nothing is held out. */
  public double judgedLoss() {
    return Double.isNaN(validationLoss) ? trainLoss : validationLoss;
  }
}
