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
        "Tells whether more rows or a smaller network would help: cross-validates networks on growing numbers of training rows, each for the same number of steps.")
public final class LearningCurveCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Labelled rows, in any form that theta train accepts. If a data set comes with a test set, that is left out.")
  private String data;

  @Option(
      names = "--sizes",
      paramLabel = "SIZES",
      description =
          "Numbers of training rows to try, such as 50,100,200, or a range of shares of a fold's training rows, with two sizes per doubling. Default: 10%%..100%%.")
  private String sizes = "10%..100%"; // not a defaultValue: picocli would take its % for a format

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
