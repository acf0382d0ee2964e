package io.bigtheta.run.recipe;

import io.bigtheta.io.ImageStyle;
import java.util.Optional;

/**
 * On which rows a model is judged.
 *
 * @param source as for a {@link DataRecipe}; of data with a test set of their own, that is taken
 * @param target the column of a CSV file to compare with; empty for the last one
 * @param images how images become inputs; if open, as suits the model
 * @param dataDir a folder in which data sets with a name are looked for first; empty for none
 * @param test only the rows that a training with this share holds out, in [0, 1); 0 for all rows
 * @param all whether rows that the model has learnt from judge it too
 */
public record EvaluateRecipe(
    String source,
    String target,
    Optional<ImageStyle> images,
    String dataDir,
    double test,
    boolean all) {
  public EvaluateRecipe {
    HeldOut.share("test", test);
  }

  /** All rows that the model has not learnt from. */
  public EvaluateRecipe(String source) {
    this(source, "", Optional.empty(), "", 0, false);
  }

  public EvaluateRecipe target(String value) {
    return new EvaluateRecipe(source, value, images, dataDir, test, all);
  }
}
