package io.bigtheta.select;

import io.bigtheta.train.history.Epoch;

/** What a listener is told while folds are trained. It gets one event at a time, from any thread. */
public sealed interface FoldEvent {
  /**
   * Sent before the first fold is trained, for each fold that a log has already.
   *
   * @param done the number of folds done, including this one
   * @param folds the number of all folds
   */
  record Known(Fold fold, int done, int folds) implements FoldEvent {}

  /** Sent before the first step of a fold. */
  record Started(int number, int folds) implements FoldEvent {}

  /** Sent after an epoch of a fold. */
  record EpochEnded(int number, Epoch epoch) implements FoldEvent {}

  /**
   * Sent after a fold.
   *
   * @param done the number of folds done, including this one
   * @param folds the number of all folds
   */
  record Ended(Fold fold, int done, int folds) implements FoldEvent {}
}
