package io.bigtheta.train.penalty;

/** A penalty on large weights. It acts on weights only, not on biases, gains and shifts. */
public interface Penalty {
  /**
   * Changes numbers [from, to) of ∇θ, or of θ itself, before the step of the optimizer.
   *
   * @param rate the learning rate of the step
   */
  void apply(float[] theta, float[] gradient, int from, int to, float rate);
}
