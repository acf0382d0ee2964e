package io.bigtheta.train.optimizer;

/**
 * The rule for one update of θ along its gradient. An optimizer has no state: its memory is passed to it.
 *
 * <p>In the formulas g is the gradient, r the learning rate, and t the step, from 1.
 */
public interface Optimizer {
  /** How many arrays it keeps between steps. Each is as long as the gradient and begins as zeros. */
  default int slots() {
    return 0;
  }

  /** The learning rate to use if none is given. */
  float rate();

  /** Whether it compares gradients from step to step, which requires that every step uses all rows. */
  default boolean fullBatch() {
    return false;
  }

  /**
   * Updates numbers [from, to) of θ, each independently of the others. An update is one call for all numbers, or
   * several calls for parts, on any threads.
   *
   * @param theta θ, changed
   * @param gradient ∇θ
   * @param slots the memory of the optimizer, {@link #slots()} arrays, changed
   * @param rate the learning rate
   * @param step the step, from 1
   */
  void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to);

  /** Updates the first {@code gradient.length} numbers of θ, which are all that are trained. */
  default void step(float[] theta, float[] gradient, float[][] slots, float rate, int step) {
    step(theta, gradient, slots, rate, step, 0, gradient.length);
  }
}
