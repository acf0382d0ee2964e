package io.bigtheta.train.history;

/** What the error of an epoch is: its minimum decides which weights are kept. */
public enum Monitor {
  /** The validation loss. */
  LOSS {
    @Override
    double error(Epoch epoch) {
      return epoch.judgedLoss();
    }
  },
  /** The share of wrong answers on the validation rows. */
  ACCURACY {
    @Override
    double error(Epoch epoch) {
      double accuracy = Double.isNaN(epoch.validationAccuracy())
          ? epoch.trainAccuracy()
          : epoch.validationAccuracy();
      return 1 - accuracy;
    }
  };

  /** Smaller is better. */
  abstract double error(Epoch epoch);
}
