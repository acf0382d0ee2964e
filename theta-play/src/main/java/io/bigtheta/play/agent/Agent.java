package io.bigtheta.play.agent;

import io.bigtheta.math.Seed;

/** The recipe of an agent: how it explores and how it learns from what it sees. It has a text form, such as {@code dqn(returns=3)}. */
public interface Agent {
  /**
   * An agent at the start of its learning.
   *
   * @param inputs how many numbers an observation has
   * @param actions how many actions there are
   * @param steps how many steps it will act, over which exploration and rate fall
   * @param seed decides all that is random
   */
  Learner learner(int inputs, int actions, long steps, Seed seed);
}
