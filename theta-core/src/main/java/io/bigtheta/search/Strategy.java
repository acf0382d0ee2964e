package io.bigtheta.search;

import io.bigtheta.math.Seed;
import java.util.List;

/** How a search explores a space. A new record here is a new strategy. */
public interface Strategy {
  /** The points that compete. They are the same for the same space and seed. */
  List<Assignment> points(Space space, Seed seed);

  /** The rounds of a search with this many candidates. The last round trains for all epochs and decides. */
  List<Round> rounds(int candidates);

  /**
   * One round.
   *
   * @param candidates the number of candidates: the best of the round before
   * @param share the share of its epochs that each candidate is trained for, in (0, 1]
   */
  record Round(int candidates, double share) {}
}
