package io.bigtheta.train.penalty;

/** What large weights cost. It acts on weights only: biases, gains and shifts are free. */
public interface Penalty {
  /** Changes numbers [from, to) of ∇θ, or of θ itself, before the optimizer's step. */
  void apply(float[] theta, float[] gradient, int from, int to, float rate);
}
