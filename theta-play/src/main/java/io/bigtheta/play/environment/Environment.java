package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;

/**
 * A world with a finite number of actions in which an agent acts step by step (Sutton and Barto, Reinforcement Learning, MIT
 * Press 2018, chapter 3). An environment holds the state of one episode, so each thread needs one of its own.
 */
public interface Environment {
  /** How many numbers an observation has. */
  int observations();

  /** How many actions there are; an action is a number from 0 to {@code actions() - 1}. */
  int actions();

  /**
   * Begins an episode.
   *
   * @param seed decides all that is random in the episode
   * @param observation [observations], written
   */
  void reset(Seed seed, float[] observation);

  /**
   * Takes one action.
   *
   * @param observation [observations], written: what is seen after the action
   */
  Outcome step(int action, float[] observation);
}
