package io.bigtheta.prune;

import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * The whole state of a pruning between two rounds. A pruning that continues from it ends in the same bits as one that
 * was never interrupted.
 *
 * @param model the smallest network that held so far
 * @param point the point of {@code model}
 * @param dead the number of units that were removed on the way to it without changing a prediction, because their
 *     output was constant
 * @param duplicated the number of units that were removed on the way to it without changing a prediction, because
 *     another unit has the same output
 * @param curve every network evaluated so far, in order; at least the one that was given
 * @param share the share of the parts that the next round removes, in [0, 1); 0 if there is nothing left to try
 * @param round the number of the next round, from 1
 */
public record PruningState(
    Model model,
    Point point,
    int dead,
    int duplicated,
    List<Point> curve,
    double share,
    int round) {
  public PruningState {
    curve = List.copyOf(curve);
    if (curve.isEmpty()) {
      throw Refusal.of("curve", "the network that was given and those after it", "none");
    }
    if (!(share >= 0 && share < 1)) {
      throw Refusal.of("share", "a share in [0, 1)", share);
    }
    if (round < 1) {
      throw Refusal.of("round", "at least 1", round);
    }
  }
}
