package io.bigtheta.search;

import java.util.List;
import java.util.Optional;

/**
 * The result of a search.
 *
 * @param rounds for each round, the trials whose folds all came to their end, in the order of the candidates
 * @param complete whether nothing is missing, because the search was not cancelled
 * @param measure the score that trials are compared by
 * @param duplicates the number of rows that were held out while an equal row was learnt from; if there are any, scores
 *     are too good
 */
public record Searched(
    List<List<Trial>> rounds, boolean complete, Measure measure, int duplicates) {
  public Searched {
    rounds = rounds.stream().map(List::copyOf).toList();
  }

  /** The ranking of the last round that has trials. In a complete search this round decides. */
  public Optional<Ranking> ranking() {
    for (int i = rounds.size() - 1; i >= 0; i--) {
      if (!rounds.get(i).isEmpty()) {
        return Optional.of(new Ranking(rounds.get(i), measure));
      }
    }
    return Optional.empty();
  }
}
