package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * What is explained about the predictions of a model, and on which rows.
 *
 * @param rows the rows, as for an evaluation
 * @param repeats how often each column is shuffled
 * @param most the largest number of rows that are used, spread evenly over all
 * @param seed the seed of the shuffles
 * @param columns the columns against which predictions are shown; empty for the most important ones
 */
public record ExplainRecipe(
    EvaluateRecipe rows, int repeats, int most, long seed, List<String> columns) {
  public ExplainRecipe {
    columns = List.copyOf(columns);
    if (repeats < 1) {
      throw Refusal.of("repeats", "at least 1", repeats);
    }
    if (most < 1) {
      throw Refusal.of("rows", "at least 1", most);
    }
  }
}
