package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.NamedRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import picocli.CommandLine.Option;

/** Options under a name. */
public final class NamedOptions {
  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Options under a name: quick, mlp-plain, mlp-best, mlp-record, cnn-quick, cnn-best, fashion-mlp, fashion-cnn or cifar-cnn; others beside it have the last word.")
  private String named;

  /** What the name stands for, where nothing else was typed. */
  public TrainRecipe over(TrainRecipe recipe, Given given) {
    return named.isEmpty() ? recipe : NamedRecipe.of(named).over(recipe, given::has);
  }
}
