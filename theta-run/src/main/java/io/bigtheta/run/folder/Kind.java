package io.bigtheta.run.folder;

import io.bigtheta.run.recipe.ControlRecipe;
import io.bigtheta.run.recipe.CrossValidateRecipe;
import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.LearningCurveRecipe;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.TrainRecipe;

/** The kind of job that a folder belongs to. */
public enum Kind {
  TRAIN("run.json", "train", TrainRecipe.class),
  ENSEMBLE("members.json", "ensemble", EnsembleRecipe.class),
  SEARCH("search.json", "search", SearchRecipe.class),
  CROSSVALIDATE("crossvalidate.json", "crossvalidate", CrossValidateRecipe.class),
  LEARNING_CURVE("learning-curve.json", "learning-curve", LearningCurveRecipe.class),
  PRUNE("prune.json", "prune", PruneRecipe.class),
  CONTROL("control.json", "control train", ControlRecipe.class);

  private final String file;
  private final String title;
  private final Class<? extends Record> recipe;

  Kind(String file, String title, Class<? extends Record> recipe) {
    this.file = file;
    this.title = title;
    this.recipe = recipe;
  }

  /** The name of the file with the {@link Beginning}. */
  public String file() {
    return file;
  }

  /** The name of the command, such as {@code learning-curve}. */
  public String title() {
    return title;
  }

  Class<? extends Record> recipe() {
    return recipe;
  }

  /** The kind of job that has such a recipe. */
  static Kind of(Record recipe) {
    for (Kind kind : values()) {
      if (kind.recipe.isInstance(recipe)) {
        return kind;
      }
    }
    throw new IllegalStateException("no folder is begun with a " + recipe.getClass());
  }
}
