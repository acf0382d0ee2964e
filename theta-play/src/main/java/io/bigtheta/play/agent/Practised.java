package io.bigtheta.play.agent;

import io.bigtheta.model.Model;
import java.util.List;

/**
 * The result of a practice.
 *
 * @param model the policy after the best round: from the sensors to the actions
 * @param rounds all rounds
 * @param complete whether it has ended by itself, not by an interruption
 */
public record Practised(Model model, List<Round> rounds, boolean complete) {
  public Practised {
    rounds = List.copyOf(rounds);
  }

  /** The best round. */
  public Round best() {
    return rounds.stream().filter(Round::best).reduce((a, b) -> b).orElseThrow();
  }
}
