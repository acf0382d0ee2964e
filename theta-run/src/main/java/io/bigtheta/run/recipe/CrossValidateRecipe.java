package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Rows;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Structure;

/**
 * How well networks trained in one way do on rows they have not seen.
 *
 * @param train how each is trained; what it says of held-out rows does not count
 * @param folds how rows are held out
 * @param refit whether a network is then trained on all rows
 */
public record CrossValidateRecipe(TrainRecipe train, FoldsRecipe folds, boolean refit) {
  public CrossValidateRecipe {
    train = train.held(HeldOut.none());
  }

  /** On five folds, with no network trained on all rows. */
  public CrossValidateRecipe(TrainRecipe train) {
    this(train, new FoldsRecipe(), false);
  }

  public CrossValidateRecipe folds(FoldsRecipe value) {
    return new CrossValidateRecipe(train, value, refit);
  }

  public CrossValidateRecipe refit(boolean value) {
    return new CrossValidateRecipe(train, folds, value);
  }

  /** What a training on all of these rows comes to. */
  public Plan plan(Dataset all) {
    return Plan.of(train, new Rows(all, all.pick(), all.pick()));
  }

  /** The cross-validation of networks as the plan has them. */
  public CrossValidation validation(Plan plan) {
    return new CrossValidation(
        new Structure(plan.blueprint().layers()), plan.trainer(), folds.folding(), folds.scored());
  }
}
