package io.bigtheta.search;

import io.bigtheta.select.FoldScore;

/** What a listener is told during a search. It gets one event at a time, from any thread. */
public sealed interface SearchEvent {
  /**
   * Sent before the first fold of a round.
   *
   * @param round the number of the round, from 1
   * @param epochs the number of epochs of the candidate that is trained longest
   * @param known the number of folds that a log has already
   */
  record RoundStarted(int round, int rounds, int candidates, int folds, int epochs, int known)
      implements SearchEvent {}

  /**
   * Sent from time to time.
   *
   * @param share the share of the round's work that is done, in [0, 1]
   */
  record Progressed(double share) implements SearchEvent {}

  /**
   * Sent after a fold.
   *
   * @param name the name of the candidate
   */
  record FoldEnded(String name, FoldScore score) implements SearchEvent {}

  /**
   * Sent after the last fold of a candidate.
   *
   * @param done the number of candidates done, including this one
   */
  record TrialEnded(Trial trial, int done, int candidates) implements SearchEvent {}
}
