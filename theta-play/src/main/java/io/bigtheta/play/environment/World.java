package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;
import java.util.List;

/**
 * The equations of a world: how a state in double precision follows from another. A world is a record without state, and
 * {@link #begin} gives an {@link Environment} in which it moves. The worlds that come with Theta calculate in the order of Gymnasium
 * 1.3.0 (Towers et al., 2024), so that a policy learnt here acts there in the same way.
 */
public interface World {
  /** What each number of an observation is. */
  List<Sensor> sensors();

  /** The names of the actions. */
  List<String> actions();

  /** The number of steps after which an episode is cut off. */
  int limit();

  /** How many numbers a state has. */
  int size();

  /** Writes the first state [size] of an episode. */
  void start(Seed seed, double[] state);

  /** Changes the state [size] by one action, and returns the reward. */
  double move(double[] state, int action);

  /** Whether an episode ends in this state. */
  boolean terminal(double[] state);

  /** Writes what is seen of a state [size] to the observation [sensors]. */
  void observe(double[] state, float[] observation);

  /** The mean reward of an episode that cannot be surpassed; infinite if none is known. */
  default double most() {
    return Double.POSITIVE_INFINITY;
  }

  /** An environment with these equations. */
  default Environment begin() {
    return new Simulation(this);
  }
}
