package io.bigtheta.prune;

/** What it costs to set a single weight to 0, by estimate; a new record here is a new way to estimate. */
public interface WeightSaliency {
  /** An estimate for every number of θ, of which only those of dense layers' weights are asked. Small is unimportant. */
  double[] weights(Probe probe);
}
