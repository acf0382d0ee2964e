package io.bigtheta.select;

import io.bigtheta.train.history.Epoch;

/** What a listener is told while folds are trained: one event at a time, from whichever thread. */
public sealed interface FoldEvent {
  /**
   * Before the first fold is trained, of each that a log knew already.
   *
   * @param done how many folds are, this one included
   */
  record Known(Fold fold, int done, int folds) implements FoldEvent {}

  /** Before the first step of a fold. */
  record Started(int number, int folds) implements FoldEvent {}

  /** After an epoch of a fold. */
  record EpochEnded(int number, Epoch epoch) implements FoldEvent {}

  /**
   * After a fold.
   *
   * @param done how many folds are, this one included
   */
  record Ended(Fold fold, int done, int folds) implements FoldEvent {}
}
