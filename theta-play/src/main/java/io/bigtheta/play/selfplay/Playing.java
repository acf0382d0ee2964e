package io.bigtheta.play.selfplay;

import io.bigtheta.spec.Refusal;

/**
 * How games are played to learn from them. Most moves get a quick search, so that many games end; some get a full search, and only
 * these positions are learnt from (playout cap randomization; Wu, Accelerating Self-Play Learning in Go, 2019).
 *
 * @param games how many games are played at the same time, so that the network gets many positions at once
 * @param simulations how many positions a full search looks at
 * @param quick how many positions a quick search looks at
 * @param full the share of the moves that get a full search, in (0, 1]
 * @param opening the largest number of random moves with which a game begins; half of the games begin without
 * @param temperature of the choice of the first moves; it halves every {@code width of the board} moves, down to 0.2
 */
public record Playing(
    int games, int simulations, int quick, float full, int opening, float temperature) {
  private static final float COOLEST = 0.2f;

  public Playing {
    if (games < 1) {
      throw Refusal.of("games", "at least 1", games);
    }
    if (simulations < 2) {
      throw Refusal.of("simulations", "at least 2", simulations);
    }
    if (quick < 1 || quick > simulations) {
      throw Refusal.of("quick", "1 … " + simulations, quick);
    }
    if (!(full > 0 && full <= 1)) {
      throw Refusal.of("full", "a share in (0, 1]", full);
    }
    if (opening < 0) {
      throw Refusal.of("opening", "at least 0", opening);
    }
    if (!(temperature > 0)) {
      throw Refusal.of("temperature", "a number > 0", temperature);
    }
  }

  public Playing() {
    this(128, 96, 24, 0.3f, 4, 1);
  }

  /** The temperature after {@code ply} moves on a board of this width. */
  float temperature(int ply, int width) {
    float falling = (float) (temperature * StrictMath.pow(0.5, (double) ply / width));
    return Math.max(COOLEST, falling);
  }
}
