package io.bigtheta.prune;

import io.bigtheta.model.Model;
import java.util.List;
import java.util.Locale;

/**
 * The result of a pruning.
 *
 * @param model the smallest network that held
 * @param curve every network evaluated, in order; the first is the one that was given
 * @param after the point of {@code model}
 * @param threshold the validation accuracy or RMSE at which a network just holds
 * @param dead the number of units that were removed without changing a prediction, because their output was constant
 * @param duplicated the number of units that were removed without changing a prediction, because another unit has the
 *     same output
 * @param parts what was removed: units or weights
 * @param complete whether the search came to its end without being cancelled
 */
public record Pruned(
    Model model,
    List<Point> curve,
    Point after,
    double threshold,
    int dead,
    int duplicated,
    String parts,
    boolean complete) {
  public Pruned {
    curve = List.copyOf(curve);
  }

  /** The point of the network that was given. */
  public Point before() {
    return curve.get(0);
  }

  /**
   * The numbers of units and weights and the validation scores, before and after. The digits are the same on every
   * machine.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d of %,d units, %,d of %,d weights: validation %s before, %s after",
        after.units(),
        before().units(),
        after.weights(),
        before().weights(),
        before().validation(),
        after.validation());
  }
}
