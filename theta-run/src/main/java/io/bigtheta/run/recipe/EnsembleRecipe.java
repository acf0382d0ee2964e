package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Members;

/**
 * Several networks that differ only in their seeds.
 *
 * @param first how the first member is trained; member k has the seed first + k − 1
 * @param members number of networks, from 1 to 1,000
 */
public record EnsembleRecipe(TrainRecipe first, int members) {
  private static final int MOST = 1_000;

  public EnsembleRecipe {
    if (members < 1 || members > MOST) {
      throw Refusal.of("members", "from 1 to " + MOST, members).setting("members");
    }
  }

  /** How member k, from 1, is trained. */
  public TrainRecipe member(int k) {
    return first.learning(first.learning().seed(Members.seed(first.learning().seed(), k)));
  }

  /** The same, ready to be kept, see {@link TrainRecipe#found}. */
  public EnsembleRecipe found() {
    return new EnsembleRecipe(first.found(), members);
  }
}
