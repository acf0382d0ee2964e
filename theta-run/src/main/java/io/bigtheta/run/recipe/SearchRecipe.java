package io.bigtheta.run.recipe;

/**
 * Which of several candidates to take.
 *
 * @param train how each is trained, but for what varies; what it says of held-out rows does not count
 * @param space what varies
 * @param folds that all candidates are compared on
 */
public record SearchRecipe(TrainRecipe train, SpaceRecipe space, FoldsRecipe folds) {
  public SearchRecipe {
    train = train.held(HeldOut.none());
  }

  /** Numbers of hidden units that suit the data, each on five folds. */
  public SearchRecipe(TrainRecipe train) {
    this(train, new SpaceRecipe(), new FoldsRecipe());
  }

  public SearchRecipe space(SpaceRecipe value) {
    return new SearchRecipe(train, value, folds);
  }

  public SearchRecipe folds(FoldsRecipe value) {
    return new SearchRecipe(train, space, value);
  }
}
