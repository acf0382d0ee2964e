package io.bigtheta.train.history;

/** The error of an epoch that is monitored. Its minimum decides which weights are kept. */
public enum Monitor {
  /** The validation loss; the training loss if nothing is held out. */
  LOSS {
    @Override
    double error(Epoch epoch) {
      return epoch.judgedLoss();
    }
  },
  /** 1 − the validation accuracy; 1 − the training accuracy if nothing is held out. */
  ACCURACY {
    @Override
    double error(Epoch epoch) {
      double accuracy = Double.isNaN(epoch.validationAccuracy())
          ? epoch.trainAccuracy()
          : epoch.validationAccuracy();
      return 1 - accuracy;
    }
  };

  /** The error of an epoch; smaller is better. */
  abstract double error(Epoch epoch);
}
