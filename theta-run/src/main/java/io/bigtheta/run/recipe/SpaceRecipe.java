package io.bigtheta.run.recipe;

import io.bigtheta.search.Grid;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Strategy;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What a search varies, and which combinations it tries. The texts are those of the command line.
 *
 * @param hidden units to try, such as {@code 8,16,32} or {@code 4..256}; {@code 64-32} means two layers. Empty if they do not vary
 * @param layers numbers of hidden layers of that size to try, such as {@code 1,2}; empty if they do not vary
 * @param vary other fields, such as {@code rate=0.001..0.1} or {@code dropout=0,0.2,activation=relu,tanh}
 * @param strategy which combinations are tried, and for how many epochs
 * @param by the measure that compares candidates; if empty, accuracy for classes, and for numbers loss, or R² if the loss itself
 *     varies
 * @param beyond how often a search goes on beyond the end of a range, if its best candidate lies there; 0 for never
 */
public record SpaceRecipe(
    String hidden,
    String layers,
    List<String> vary,
    Strategy strategy,
    Optional<Measure> by,
    int beyond) {
  /** How often a search goes on, unless it is told otherwise. */
  public static final int STEPS = 3;

  /** Refuses texts that name no axis. */
  public SpaceRecipe {
    if (beyond < 0) {
      throw Refusal.of("beyond", "at least 0", beyond);
    }
    vary = List.copyOf(vary);
    Variation.axes(hidden, layers, vary);
  }

  /** Numbers of hidden units between the numbers of outputs and inputs. */
  public SpaceRecipe() {
    this("", "", List.of(), new Grid(), Optional.empty(), STEPS);
  }

  /** Whether nothing is given to vary, so that the data decide. */
  public boolean open() {
    return hidden.isBlank() && layers.isBlank() && vary.isEmpty();
  }
}
