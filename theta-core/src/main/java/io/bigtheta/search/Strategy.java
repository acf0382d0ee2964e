package io.bigtheta.search;

import io.bigtheta.math.Seed;
import java.util.List;

/** How a search goes through a space; a new record here is a new way. */
public interface Strategy {
  /** The points that compete: the same for the same space and seed. */
  List<Assignment> points(Space space, Seed seed);

  /** How many compete in each round, and for how long; the last one is for all epochs and decides. */
  List<Round> rounds(int candidates);

  /**
   * One round.
   *
   * @param candidates the best of the round before
   * @param share of the epochs that they are trained for, in (0, 1]
   */
  record Round(int candidates, double share) {}
}
