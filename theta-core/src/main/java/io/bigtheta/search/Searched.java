package io.bigtheta.search;

import java.util.List;
import java.util.Optional;

/**
 * What came of a search.
 *
 * @param rounds the trials of every round whose folds all came to their end, in the order of the candidates
 * @param complete whether nothing is missing: nobody cancelled
 * @param measure that trials are compared by
 * @param duplicates rows that were held out while an equal one was learnt from: with any, scores are too good
 */
public record Searched(
    List<List<Trial>> rounds, boolean complete, Measure measure, int duplicates) {
  public Searched {
    rounds = rounds.stream().map(List::copyOf).toList();
  }

  /** Of the last round that has trials: that of a complete search decides. */
  public Optional<Ranking> ranking() {
    for (int i = rounds.size() - 1; i >= 0; i--) {
      if (!rounds.get(i).isEmpty()) {
        return Optional.of(new Ranking(rounds.get(i), measure));
      }
    }
    return Optional.empty();
  }
}
