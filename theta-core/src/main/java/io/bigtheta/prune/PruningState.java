package io.bigtheta.prune;

import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * The whole state of a pruning between two rounds: continued from here, it ends in the same bits as one never interrupted.
 *
 * @param model the smallest that held so far
 * @param point of it
 * @param dead units that were removed on the way to it without changing an answer, as they always said the same
 * @param duplicated units that were removed likewise, as another one says the same
 * @param curve every network judged so far, in order, at least the one that was given
 * @param share of the parts that the next round takes away, in [0, 1); 0 if there is nothing left to try
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
