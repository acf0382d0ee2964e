package io.bigtheta.prune;

import io.bigtheta.nn.Network;

/** Removes parts of a network, such as units or weights, least important first. A new record here is a new pruner. */
public interface Pruner {
  /** The name of the parts in one word, for people. */
  String parts();

  /** The number of parts that the network still has. */
  int left(Network network);

  /** The number of parts that have to stay. */
  int least(Network network);

  /**
   * The probed network with {@code count} parts left. The least important parts are removed; of equally important ones,
   * the first.
   *
   * @param count the number of parts to keep, from {@link #least} to {@link #left}
   */
  Network prune(Probe probe, int count);
}
