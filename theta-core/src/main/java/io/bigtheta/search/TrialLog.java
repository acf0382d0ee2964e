package io.bigtheta.search;

import java.util.Optional;

/** What is known of folds that were trained before, so that none is trained twice; asked and told by one thread at a time. */
public interface TrialLog {
  /** The score of a fold of the recipe that {@code key} stands for. */
  Optional<FoldScore> find(String key, int fold);

  /** A fold has come to its end: when this returns, it is kept. */
  void add(String key, FoldScore score);

  /** Knows nothing and keeps nothing. */
  static TrialLog none() {
    return new TrialLog() {
      @Override
      public Optional<FoldScore> find(String key, int fold) {
        return Optional.empty();
      }

      @Override
      public void add(String key, FoldScore score) {
        // nobody will ask
      }
    };
  }
}
