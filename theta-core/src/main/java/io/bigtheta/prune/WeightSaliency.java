package io.bigtheta.prune;

/** Estimates how much the loss rises if a single weight is set to 0. A new record here is a new estimate. */
public interface WeightSaliency {
  /**
   * The estimates for all numbers of θ. Only those of weights of dense layers are used. A small number means an
   * unimportant weight.
   */
  double[] weights(Probe probe);
}
