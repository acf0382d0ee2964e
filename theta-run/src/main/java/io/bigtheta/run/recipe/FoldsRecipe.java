package io.bigtheta.run.recipe;

import io.bigtheta.select.Folding;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Scored;

/**
 * How rows are held out, time and again.
 *
 * @param folding which rows are held out together
 * @param scored which weights of a fold are judged
 */
public record FoldsRecipe(Folding folding, Scored scored) {
  /** Five folds, judged after the last epoch. */
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
