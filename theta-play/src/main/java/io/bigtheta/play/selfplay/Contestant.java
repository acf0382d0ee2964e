package io.bigtheta.play.selfplay;

import io.bigtheta.play.search.Judgement;
import io.bigtheta.play.search.Puct;
import io.bigtheta.spec.Refusal;
import java.util.function.Supplier;

/**
 * Somebody who plays in a {@link Match}.
 *
 * @param judgement makes what the search asks about positions, for one thread
 * @param puct how the search chooses; its noise is not used
 * @param simulations how many positions a search looks at; 0 to play the most probable move of the policy
 */
public record Contestant(Supplier<Judgement> judgement, Puct puct, int simulations) {
  public Contestant {
    if (simulations < 0) {
      throw Refusal.of("simulations", "at least 0", simulations);
    }
  }
}
