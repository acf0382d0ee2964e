package io.bigtheta.train.history;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The epochs that have ended, and what they tell about overfitting. */
public final class History {
  /** A validation loss that rose by more than this share above its minimum counts as risen. */
  private static final double RISE = 0.05;

  private final Monitor monitor;
  private final List<Epoch> epochs;

  /** A history of {@code epochs}, judged by {@code monitor}. */
  public History(Monitor monitor, List<Epoch> epochs) {
    this.monitor = monitor;
    this.epochs = new ArrayList<>(epochs);
  }

  /** Adds the next epoch: for the training that this is the history of. */
  public void add(Epoch epoch) {
    epochs.add(epoch);
  }

  /** A history of its own with the same epochs. */
  public History copy() {
    return new History(monitor, epochs);
  }

  /** What decides which epoch is the best. */
  public Monitor monitor() {
    return monitor;
  }

  /** How many epochs have ended. */
  public int epochs() {
    return epochs.size();
  }

  /** All epochs, oldest first. */
  public List<Epoch> list() {
    return List.copyOf(epochs);
  }

  /** Epoch {@code number}, from 1. */
  public Epoch epoch(int number) {
    return epochs.get(number - 1);
  }

  /** The newest epoch. */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /** Number of the epoch at the global minimum of the validation error, the first of equals; 0 if there is none. */
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
   * The epoch from which the network overfits: the one after the minimum of the validation loss, if since then that loss rose
   * by more than 5 % while the training loss fell.
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

  /** How long the epochs took. */
  public double seconds() {
    return epochs.stream().mapToDouble(Epoch::seconds).sum();
  }
}
