package io.bigtheta.play.agent;

import io.bigtheta.math.Seed;

/**
 * Takes a random action with probability ε, and repeats it for some steps: n steps with probability 1 / (n·(n + 1)), at most
 * {@code longest} (as in Dabney, Ostrovski and Barreto, Temporally-Extended ε-Greedy Exploration, ICLR 2021, whose probability is
 * proportional to 1 / n²). A world in which one has to persist is found out about much sooner.
 */
final class Exploration {
  private final int actions;
  private final int longest;
  private final Seed seed;
  private int action;
  private int left;

  Exploration(int actions, int longest, Seed seed) {
    this.actions = actions;
    this.longest = longest;
    this.seed = seed;
  }

  /** The random action of a step, or −1 if the step is not one of exploration. */
  int action(long step, float share) {
    if (left > 0) {
      left--;
      return action;
    }
    if (seed.uniform(3 * step) >= share) {
      return -1;
    }
    action = seed.below(3 * step + 1, actions);
    left = (int) Math.min(longest, 1 / (seed.uniform(3 * step + 2) + 0x1p-24f)) - 1;
    return action;
  }

  /** Ends the repetition with the episode. */
  void end() {
    left = 0;
  }
}
