package io.bigtheta.prune;

/** Estimates how much the loss rises if a hidden unit is silenced. A new record here is a new estimate. */
public interface UnitSaliency {
  /**
   * The estimates for all units: [hidden layer, in the order of {@link HiddenLayer#of}][unit]. A small number means an
   * unimportant unit. The estimates are compared across layers.
   */
  double[][] units(Probe probe);
}
