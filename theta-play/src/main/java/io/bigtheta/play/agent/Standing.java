package io.bigtheta.play.agent;

import java.util.List;

/**
 * The state of a practice after a round, from which it can go on with the same bits.
 *
 * @param memory the memory of the agent
 * @param steps how many steps it has taken
 * @param episodes how many episodes it has played
 * @param rounds the rounds so far
 * @param best θ of the policy after the best round
 */
public record Standing(Memory memory, long steps, long episodes, List<Round> rounds, float[] best) {
  public Standing {
    rounds = List.copyOf(rounds);
  }
}
