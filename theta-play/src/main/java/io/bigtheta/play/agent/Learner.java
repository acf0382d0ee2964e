package io.bigtheta.play.agent;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.environment.Outcome;

/** An agent while it learns. It has state, and is for one thread at a time. */
public interface Learner {
  /**
   * Chooses an action, with exploration.
   *
   * @param x [inputs], the observation as the network sees it
   */
  int action(float[] x);

  /**
   * Learns from one step, or keeps it to learn from later.
   *
   * @param x [inputs], the observation before the action
   * @param after [inputs], the observation after it
   */
  void learn(float[] x, int action, Outcome outcome, float[] after);

  /** The network whose largest logit is the action that is thought best. */
  Blueprint policy();

  /** θ of the {@link #policy}: shared, so copy it to keep it. */
  float[] theta();

  /** All that the agent remembers between two episodes; a copy. */
  Memory memory();

  /**
   * Goes on where the memory was taken.
   *
   * @throws io.bigtheta.spec.Refusal if it is not the memory of such an agent
   */
  void recall(Memory memory);
}
