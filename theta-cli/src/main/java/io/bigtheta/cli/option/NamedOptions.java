package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.NamedRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import picocli.CommandLine.Option;

/** The option that stands for several others. */
public final class NamedOptions {
  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Uses a set of options that has a name; the names are listed below. Options that you give yourself override it. Default: no recipe.")
  private String named;

  /** The recipe with the options that the name stands for, except those that were typed. */
  public TrainRecipe over(TrainRecipe recipe, Given given) {
    return named.isEmpty() ? recipe : NamedRecipe.of(named).over(recipe, given::has);
  }
}
