package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;
import java.util.List;

/**
 * A world with a finite number of actions in which an agent acts step by step (Sutton and Barto, Reinforcement Learning, MIT
 * Press 2018, chapter 3). An environment holds the state of one episode, so each thread needs one of its own.
 */
public interface Environment extends AutoCloseable {
  /** The name of the environment, such as {@code cart-pole}. */
  String name();

  /** What each number of an observation is. */
  List<Sensor> sensors();

  /** The names of the actions, at least two; an action is the index of its name. */
  List<String> actions();

  /**
   * Begins an episode.
   *
   * @param seed decides all that is random in the episode
   * @param observation [sensors], written
   */
  void reset(Seed seed, float[] observation);

  /**
   * Takes one action.
   *
   * @param observation [sensors], written: what is seen after the action
   */
  Outcome step(int action, float[] observation);

  /** The mean reward of an episode that cannot be surpassed; infinite if none is known. */
  default double most() {
    return Double.POSITIVE_INFINITY;
  }

  /** Gives up what the environment holds, such as another process. */
  @Override
  default void close() {}
}
