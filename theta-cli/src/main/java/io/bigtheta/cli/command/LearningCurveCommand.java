package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.FoldingOptions;
import io.bigtheta.cli.option.RecipeOptions;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.cli.option.ShapeOptions;
import io.bigtheta.run.job.LearningCurveJob;
import io.bigtheta.run.recipe.CrossValidateRecipe;
import io.bigtheta.run.recipe.LearningCurveRecipe;
import io.bigtheta.run.recipe.Sizes;
import io.bigtheta.run.recipe.TrainRecipe;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta learning-curve}. */
@Command(
    name = "learning-curve",
    description =
        "Says whether more rows or a smaller network would help: trains on ever more of the rows, with cross-validation, for as many steps each.")
public final class LearningCurveCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "As for theta train. Of data with a test set of their own, only the other rows are taken.")
  private String data;

  @Option(
      names = "--sizes",
      paramLabel = "SIZES",
      description =
          "Shares of a fold's training rows, two to a doubling, or numbers of rows as 50,100,200: 10%%..100%% unless given.")
  private String sizes = "10%..100%"; // not defaultValue, which help would take for a format

  @Mixin
  private FoldingOptions folds;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private RunOptions run;

  public LearningCurveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    CrossValidateRecipe validation =
        new CrossValidateRecipe(run.given().over(TrainRecipe.of(data)), folds.folds(), false);
    LearningCurveRecipe recipe = new LearningCurveRecipe(validation, Sizes.of(sizes));
    Runner runner = new Runner(shell, run.session());
    return Runs.learningCurve(runner, LearningCurveJob.begin(recipe, run.out(data), run.command()));
  }
}
