package io.bigtheta.prune;

import io.bigtheta.nn.Network;

/** What is taken away, part by part, and in which order; a new record here is a new way. */
public interface Pruner {
  /** What the parts are called: one word for people. */
  String parts();

  /** How many parts there are that could be taken away, or once could. */
  int left(Network network);

  /** How many have to stay. */
  int least(Network network);

  /**
   * The probed network with {@code count} parts left: the least important ones are gone, of equals the first.
   *
   * @param count from {@link #least} to {@link #left}
   */
  Network prune(Probe probe, int count);
}
