package io.bigtheta.run.recipe;

import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.ImageStyle;
import java.util.Optional;

/**
 * Which rows a model is evaluated on.
 *
 * @param source as for a {@link DataRecipe}; if the data has a test set, only that is used
 * @param target the column of a CSV file with the true values; empty for the last column
 * @param images how images become inputs; if empty, the model decides
 * @param dataDir a folder that is searched first for named data sets; empty for none
 * @param test share in [0, 1) of a training whose test rows are used; 0 for all rows
 * @param all whether rows that the model was trained on are used too
 * @param positive the class that is looked for, of a model of two classes; empty for the one that its label suggests
 * @param costs what mistakes cost, to choose a threshold for the positive class; if empty, none is chosen
 * @param table how a CSV file is written, where that is not to be found out
 * @param skipBad whether files of a folder that cannot be read are left out
 */
public record EvaluateRecipe(
    String source,
    String target,
    Optional<ImageStyle> images,
    String dataDir,
    double test,
    boolean all,
    String positive,
    Optional<Costs> costs,
    CsvStyle table,
    boolean skipBad) {
  public EvaluateRecipe {
    HeldOut.share("test", test);
  }

  /** All rows that the model was not trained on. */
  public EvaluateRecipe(String source) {
    this(source, "", Optional.empty(), "", 0, false, "", Optional.empty(), new CsvStyle(), false);
  }

  public EvaluateRecipe target(String value) {
    return new EvaluateRecipe(
        source, value, images, dataDir, test, all, positive, costs, table, skipBad);
  }

  public EvaluateRecipe table(CsvStyle value) {
    return new EvaluateRecipe(
        source, target, images, dataDir, test, all, positive, costs, value, skipBad);
  }

  public EvaluateRecipe skipBad(boolean value) {
    return new EvaluateRecipe(
        source, target, images, dataDir, test, all, positive, costs, table, value);
  }
}
