package io.bigtheta.prune;

import io.bigtheta.model.Model;
import java.util.List;
import java.util.Locale;

/**
 * What came of a pruning.
 *
 * @param model the smallest that held
 * @param curve every network judged, in order, the first is the one that was given
 * @param after the point of {@code model}
 * @param threshold the validation accuracy, or RMSE, at which a network just holds
 * @param dead units that were removed without changing an answer, as they always said the same
 * @param duplicated units that were removed without changing an answer, as another one says the same
 * @param parts what was taken away: units or weights
 * @param complete whether the search came to its end, and nobody interrupted it
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

  /** The network that was given. */
  public Point before() {
    return curve.get(0);
  }

  /** From how many to how many, and at what price: the same digits on every machine. */
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
