package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Rows;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Structure;

/**
 * The recipe of a cross-validation, which estimates how well a network trained in one way predicts unseen rows.
 *
 * @param train how each network is trained; its shares of validation and test rows are ignored
 * @param folds which rows are held out, and how they are scored
 * @param refit whether a network is trained on all rows afterwards
 */
public record CrossValidateRecipe(TrainRecipe train, FoldsRecipe folds, boolean refit) {
  public CrossValidateRecipe {
    train = train.held(HeldOut.none());
  }

  /** Five folds, without a network trained on all rows. */
  public CrossValidateRecipe(TrainRecipe train) {
    this(train, new FoldsRecipe(), false);
  }

  public CrossValidateRecipe folds(FoldsRecipe value) {
    return new CrossValidateRecipe(train, value, refit);
  }

  public CrossValidateRecipe refit(boolean value) {
    return new CrossValidateRecipe(train, folds, value);
  }

  /** The plan of a training on all of these rows. */
  public Plan plan(Dataset all) {
    return Plan.of(train, new Rows(all, all.pick(), all.pick()));
  }

  /** The cross-validation of the network and trainer of a plan. */
  public CrossValidation validation(Plan plan) {
    return new CrossValidation(
        new Structure(plan.blueprint().layers()), plan.trainer(), folds.folding(), folds.scored());
  }

  /** The same, ready to be kept, see {@link TrainRecipe#found}. */
  public CrossValidateRecipe found() {
    return new CrossValidateRecipe(train.found(), folds, refit);
  }
}
