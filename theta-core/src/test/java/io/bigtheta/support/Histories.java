package io.bigtheta.support;

import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import io.bigtheta.train.history.Monitor;
import java.util.ArrayList;
import java.util.List;

/** Made-up epochs. */
public final class Histories {
  private Histories() {}

  /** Epochs of a second, with these validation losses and a training loss that falls. */
  public static History losses(double... losses) {
    double[][] both = new double[losses.length][];
    for (int i = 0; i < losses.length; i++) {
      both[i] = new double[] {1.0 / (i + 1), losses[i]};
    }
    return both(both);
  }

  /** Epochs of training and validation losses. */
  public static History both(double[]... losses) {
    List<Epoch> epochs = new ArrayList<>();
    for (double[] pair : losses) {
      epochs.add(new Epoch(epochs.size() + 1, pair[0], Double.NaN, pair[1], Double.NaN, 0.1f, 1));
    }
    return new History(Monitor.LOSS, epochs);
  }

  /** Epochs of training and validation accuracies, judged by the latter. */
  public static History accuracies(double[]... accuracies) {
    List<Epoch> epochs = new ArrayList<>();
    for (double[] pair : accuracies) {
      epochs.add(new Epoch(epochs.size() + 1, 1, pair[0], 1, pair[1], 0.1f, 1));
    }
    return new History(Monitor.ACCURACY, epochs);
  }
}
