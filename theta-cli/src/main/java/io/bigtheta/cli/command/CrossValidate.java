package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.FoldingOptions;
import io.bigtheta.cli.option.RecipeOptions;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.cli.option.ShapeOptions;
import io.bigtheta.run.job.CrossValidateJob;
import io.bigtheta.run.recipe.CrossValidateRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta crossvalidate}. */
@Command(
    name = "crossvalidate",
    description =
        "Estimates how well a network trained in this way predicts rows that it has not seen: trains one network per fold and evaluates it on the rows that the fold holds out.")
public final class CrossValidate implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Labelled rows, in any form that theta train accepts. If a data set comes with a test set, that is left out.")
  private String data;

  @Mixin
  private FoldingOptions folds;

  @Option(
      names = "--refit",
      description =
          "Afterwards trains a network on all rows, for as many epochs as the median of the folds' best epochs, and saves it.")
  private boolean refit;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private RunOptions run;

  public CrossValidate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    CrossValidateRecipe recipe =
        new CrossValidateRecipe(run.given().over(TrainRecipe.of(data)), folds.folds(), refit);
    Runner runner = new Runner(shell, run.session());
    return Runs.crossValidate(runner, CrossValidateJob.begin(recipe, run.out(data), run.command()));
  }
}
