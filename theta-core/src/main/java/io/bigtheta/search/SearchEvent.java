package io.bigtheta.search;

import io.bigtheta.select.FoldScore;

/** What a listener is told during a search: one event at a time, from whichever thread. */
public sealed interface SearchEvent {
  /**
   * Before the first fold of a round.
   *
   * @param round from 1
   * @param epochs of the candidate that is trained longest
   * @param known folds that a log knew already
   */
  record RoundStarted(int round, int rounds, int candidates, int folds, int epochs, int known)
      implements SearchEvent {}

  /** From time to time: the share of the round's work that is done, in [0, 1]. */
  record Progressed(double share) implements SearchEvent {}

  /** After a fold, and with what. */
  record FoldEnded(String name, FoldScore score) implements SearchEvent {}

  /** After the last fold of a candidate. */
  record TrialEnded(Trial trial, int done, int candidates) implements SearchEvent {}
}
