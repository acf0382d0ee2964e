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
        "Says how well networks trained in this way do on rows they have not seen: one is trained for every fold and judged on the rows that the fold holds out.")
public final class CrossValidate implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "As for theta train. Of data with a test set of their own, only the other rows are taken.")
  private String data;

  @Mixin
  private FoldingOptions folds;

  @Option(
      names = "--refit",
      description =
          "Then trains the network to use on all rows, for the median of the folds' best epochs.")
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
