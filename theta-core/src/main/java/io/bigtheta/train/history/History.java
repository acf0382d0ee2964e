package io.bigtheta.train.history;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The results of the epochs that have ended, with the best epoch and the point from which the network overfits. */
public final class History {
  /** A validation loss counts as risen if it is above its minimum by more than this share. */
  private static final double RISE = 0.05;

  private final Monitor monitor;
  private final List<Epoch> epochs;

  /** A history of {@code epochs}, whose best epoch is chosen by {@code monitor}. */
  public History(Monitor monitor, List<Epoch> epochs) {
    this.monitor = monitor;
    this.epochs = new ArrayList<>(epochs);
  }

  /** Adds the next epoch. Only the training that owns this history calls it. */
  public void add(Epoch epoch) {
    epochs.add(epoch);
  }

  /** An independent copy of this history. */
  public History copy() {
    return new History(monitor, epochs);
  }

  /** The error that decides which epoch is the best. */
  public Monitor monitor() {
    return monitor;
  }

  /** The number of epochs that have ended. */
  public int epochs() {
    return epochs.size();
  }

  /** All epochs, oldest first. */
  public List<Epoch> list() {
    return List.copyOf(epochs);
  }

  /** The epoch with this number, from 1. */
  public Epoch epoch(int number) {
    return epochs.get(number - 1);
  }

  /** The newest epoch. */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /**
   * The number of the epoch at the global minimum of the validation error; the first one of equals, and 0 if there is
   * none.
   */
  public int best() {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (Epoch epoch : epochs) {
      double error = monitor.error(epoch);
      if (error < least) {
        least = error;
        best = epoch.number();
      }
    }
    return best;
  }

  /**
   * The epoch from which the network overfits: the one after the minimum of the validation loss, if that loss has since
   * risen by more than 5 % while the training loss fell. Empty if there is none.
   */
  public OptionalInt overfitting() {
    Epoch least = null;
    for (Epoch epoch : epochs) {
      if (least == null || epoch.validationLoss() < least.validationLoss()) {
        least = epoch;
      }
    }
    if (least == null || least.number() == epochs.size()) {
      return OptionalInt.empty();
    }
    boolean rose = last().validationLoss() > least.validationLoss() * (1 + RISE);
    boolean fell = last().trainLoss() < least.trainLoss();
    return rose && fell ? OptionalInt.of(least.number() + 1) : OptionalInt.empty();
  }

  /** How often {@code patience} epochs in a row have passed without a new minimum of the error. */
  public int plateaus(int patience) {
    double least = Double.POSITIVE_INFINITY;
    int waited = 0;
    int plateaus = 0;
    for (Epoch epoch : epochs) {
      double error = monitor.error(epoch);
      if (error < least) {
        least = error;
        waited = 0;
      } else {
        waited++;
      }
      if (waited == patience) {
        plateaus++;
        waited = 0;
      }
    }
    return plateaus;
  }

  /** The time that all epochs took, in seconds. */
  public double seconds() {
    return epochs.stream().mapToDouble(Epoch::seconds).sum();
  }
}
