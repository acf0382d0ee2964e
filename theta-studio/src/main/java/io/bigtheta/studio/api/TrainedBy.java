package io.bigtheta.studio.api;

import io.bigtheta.run.recipe.CrossValidateRecipe;
import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.LearningCurveRecipe;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import java.util.Optional;

/** How the networks of a run are trained, of whatever kind the run is. */
final class TrainedBy {
  private TrainedBy() {}

  static Optional<TrainRecipe> of(Record recipe) {
    if (recipe instanceof TrainRecipe train) {
      return Optional.of(train);
    } else if (recipe instanceof SearchRecipe search) {
      return Optional.of(search.train());
    } else if (recipe instanceof PruneRecipe prune) {
      return Optional.of(prune.train());
    } else if (recipe instanceof EnsembleRecipe ensemble) {
      return Optional.of(ensemble.first());
    } else if (recipe instanceof CrossValidateRecipe folds) {
      return Optional.of(folds.train());
    } else if (recipe instanceof LearningCurveRecipe curve) {
      return Optional.of(curve.validation().train());
    }
    return Optional.empty();
  }
}
