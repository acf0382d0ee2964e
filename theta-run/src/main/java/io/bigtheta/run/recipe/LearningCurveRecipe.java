package io.bigtheta.run.recipe;

import io.bigtheta.select.LearningCurve;
import java.util.List;

/**
 * Whether more rows would help: cross-validation with ever more of them.
 *
 * @param validation on how many folds, and how each network is trained
 * @param sizes ascending; at most 1 is a share of a fold's training rows, above it is a number of rows
 */
public record LearningCurveRecipe(CrossValidateRecipe validation, List<Double> sizes) {
  public LearningCurveRecipe {
    sizes = List.copyOf(sizes);
  }

  /** From a tenth of the rows to all of them, two sizes to a doubling. */
  public LearningCurveRecipe(CrossValidateRecipe validation) {
    this(validation, Sizes.of("10%..100%"));
  }

  public LearningCurveRecipe sizes(List<Double> value) {
    return new LearningCurveRecipe(validation, value);
  }

  /** The learning curve of networks as the plan has them. */
  public LearningCurve curve(Plan plan) {
    return new LearningCurve(validation.validation(plan), sizes);
  }
}
