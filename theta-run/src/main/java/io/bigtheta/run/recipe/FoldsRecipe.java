package io.bigtheta.run.recipe;

import io.bigtheta.select.Folding;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Scored;

/**
 * Which rows each fold holds out, and how it is scored.
 *
 * @param folding how rows are divided into folds
 * @param scored whether the last or the best epoch of a fold is scored
 */
public record FoldsRecipe(Folding folding, Scored scored) {
  /** Five folds, scored after the last epoch. */
  public FoldsRecipe() {
    this(new KFold(5), Scored.LAST);
  }

  public FoldsRecipe folding(Folding value) {
    return new FoldsRecipe(value, scored);
  }

  public FoldsRecipe scored(Scored value) {
    return new FoldsRecipe(folding, value);
  }
}
