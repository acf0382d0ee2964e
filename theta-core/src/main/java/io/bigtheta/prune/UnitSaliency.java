package io.bigtheta.prune;

/** What it costs to silence a hidden unit, by estimate; a new record here is a new way to estimate. */
public interface UnitSaliency {
  /**
   * Estimates of all units: [hidden layer, in the order of {@link HiddenLayer#of}][unit]. Small is unimportant; they are
   * compared across layers.
   */
  double[][] units(Probe probe);
}
