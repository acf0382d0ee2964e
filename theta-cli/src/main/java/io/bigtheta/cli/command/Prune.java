package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.PruneOptions;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.job.PruneJob;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code theta prune}. */
@Command(
    name = "prune",
    description =
        "Makes a trained network smaller: removes its least important parts and fine-tunes the rest in rounds, and saves the smallest network that still holds on the validation set.")
public final class Prune implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "The data that the model was trained on, in any form that theta train accepts. If MODEL is the directory of a run, --target, --task, --images and --resize default to those of that run.")
  private String data;

  @Mixin
  private DataOptions rows;

  @Mixin
  private PruneOptions options;

  @Mixin
  private RunOptions run;

  public Prune(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Models.file(model);
    TrainRecipe kept = Models.recipe(model).orElse(TrainRecipe.of(data));
    TrainRecipe train =
        run.given(Field.EPOCHS, Field.RATE).over(kept.data(kept.data().source(data)));
    PruneRecipe recipe = options.recipe(model.toString(), train);
    Runner runner = new Runner(shell, run.session());
    return Runs.prune(runner, PruneJob.begin(recipe, run.out(data), run.command()));
  }
}
