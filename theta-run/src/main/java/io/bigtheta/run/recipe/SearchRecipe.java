package io.bigtheta.run.recipe;

/**
 * The recipe of a search, which compares candidates by cross-validation and chooses one.
 *
 * @param train how each candidate is trained, except for what varies; its shares of validation and test rows are ignored
 * @param space what varies between the candidates
 * @param folds the folds on which all candidates are compared
 */
public record SearchRecipe(TrainRecipe train, SpaceRecipe space, FoldsRecipe folds) {
  public SearchRecipe {
    train = train.held(HeldOut.none());
  }

  /** Compares numbers of hidden units that suit the data, each on five folds. */
  public SearchRecipe(TrainRecipe train) {
    this(train, new SpaceRecipe(), new FoldsRecipe());
  }

  public SearchRecipe space(SpaceRecipe value) {
    return new SearchRecipe(train, value, folds);
  }

  public SearchRecipe folds(FoldsRecipe value) {
    return new SearchRecipe(train, space, value);
  }

  /** The same, ready to be kept, see {@link TrainRecipe#found}. */
  public SearchRecipe found() {
    return new SearchRecipe(train.found(), space, folds);
  }
}
