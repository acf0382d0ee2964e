package io.bigtheta.run.recipe;

import io.bigtheta.select.LearningCurve;
import java.util.List;

/**
 * The recipe of a learning curve: cross-validation on growing numbers of training rows.
 *
 * @param validation the folds, and how each network is trained
 * @param sizes in ascending order; up to 1, a size is a share of a fold's training rows, above it is a number of rows
 */
public record LearningCurveRecipe(CrossValidateRecipe validation, List<Double> sizes) {
  public LearningCurveRecipe {
    sizes = List.copyOf(sizes);
  }

  /** From a tenth of the rows to all of them, with two sizes per doubling. */
  public LearningCurveRecipe(CrossValidateRecipe validation) {
    this(validation, Sizes.of("10%..100%"));
  }

  public LearningCurveRecipe sizes(List<Double> value) {
    return new LearningCurveRecipe(validation, value);
  }

  /** The learning curve of the network and trainer of a plan. */
  public LearningCurve curve(Plan plan) {
    return new LearningCurve(validation.validation(plan), sizes);
  }

  /** The same, ready to be kept, see {@link TrainRecipe#found}. */
  public LearningCurveRecipe found() {
    return new LearningCurveRecipe(validation.found(), sizes);
  }
}
