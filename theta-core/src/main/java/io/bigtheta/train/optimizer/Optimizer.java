package io.bigtheta.train.optimizer;

/**
 * One update of θ along its gradient. It remembers nothing: its memory is handed to it.
 *
 * <p>In the formulas g is the gradient, r the learning rate and t the step, from 1.
 */
public interface Optimizer {
  /** How many arrays as long as the gradient it keeps between steps; they begin as zeros. */
  default int slots() {
    return 0;
  }

  /** A learning rate to start from where none is given. */
  float rate();

  /** Whether it compares gradients from step to step, which only makes sense on all rows at once. */
  default boolean fullBatch() {
    return false;
  }

  /** Moves numbers [from, to) of θ, each by itself: an update is one call for all or several, on any threads, for parts. */
  void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to);

  /** Moves the first {@code gradient.length} numbers of θ: all that are trained. */
  default void step(float[] theta, float[] gradient, float[][] slots, float rate, int step) {
    step(theta, gradient, slots, rate, step, 0, gradient.length);
  }
}
