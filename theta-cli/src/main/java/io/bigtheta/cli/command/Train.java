package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.HeldOptions;
import io.bigtheta.cli.option.NamedOptions;
import io.bigtheta.cli.option.RecipeOptions;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.cli.option.ShapeOptions;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.FieldHelp;
import io.bigtheta.run.recipe.TrainRecipe;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta train}. */
@Command(
    name = "train",
    description = "Trains a network on labelled rows, and saves its weights after the best epoch.")
public final class Train implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Labelled rows: a named data set (see theta data list), a table (CSV, Parquet, Excel, JSON lines …), a directory of images (label/*.png, train/label/*.png, or with labels.csv), of recordings (label/*.wav, or label_speaker_number.wav) or of IDX files, or two IDX files as IMAGES,LABELS.")
  private String data;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private HeldOptions held;

  @Option(names = "--snapshots", paramLabel = "N", description = FieldHelp.SNAPSHOTS)
  private int snapshots;

  @Option(names = "--from", paramLabel = "MODEL", description = FieldHelp.FROM)
  private String from;

  @Mixin
  private NamedOptions named;

  @Mixin
  private RunOptions run;

  public Train(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Given given = run.given();
    TrainRecipe recipe = given.over(named.over(TrainRecipe.of(data), given));
    Runner runner = new Runner(shell, run.session());
    return Runs.train(runner, TrainJob.begin(recipe, run.out(data), run.command()));
  }
}
