package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.HeldOptions;
import io.bigtheta.cli.option.NamedOptions;
import io.bigtheta.cli.option.RecipeOptions;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.cli.option.ShapeOptions;
import io.bigtheta.run.job.EnsembleJob;
import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta ensemble}. */
@Command(
    name = "ensemble",
    description =
        "Trains several networks that differ only in their seeds, and evaluates each of them as well as the mean of their predictions.")
public final class EnsembleCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description = "Labelled rows, in any form that theta train accepts.")
  private String data;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Number of networks. Member k has the seed --seed + k − 1 and is the network that theta train makes with that seed. Default: ${DEFAULT-VALUE}.")
  private int members;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private HeldOptions held;

  @Mixin
  private NamedOptions named;

  @Mixin
  private RunOptions run;

  public EnsembleCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Given given = run.given();
    TrainRecipe first = given.over(named.over(TrainRecipe.of(data), given));
    Runner runner = new Runner(shell, run.session());
    return Runs.ensemble(
        runner,
        EnsembleJob.begin(new EnsembleRecipe(first, members), run.out(data), run.command()));
  }
}
