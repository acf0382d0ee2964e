package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Fetching;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.Typed;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.io.DataSets;
import io.bigtheta.math.Seed;
import io.bigtheta.report.ContactSheet;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta data show}. */
@Command(
    name = "show",
    description =
        "Draws images of a data set side by side in one picture, unchanged or as --augment changes them.")
public final class DataShow implements Callable<Integer> {
  private static final int COLUMNS = 10;

  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Images: a named data set (see theta data list), a directory of images (label/*.png, train/label/*.png, or with labels.csv) or of IDX files, or two IDX files as IMAGES,LABELS.")
  private String data;

  @Mixin
  private DataOptions rows;

  @Option(
      names = "--augment",
      paramLabel = "RECIPES",
      defaultValue = "",
      description =
          "Augmentation, as for theta train. Each line then shows one image, followed by copies of it that are changed at random. Default: no changes.")
  private String augment;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "10",
      description = "Number of lines, of " + COLUMNS + " images each. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the choice of images and of their changes. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "images.png",
      description = "File for the picture (PNG). Default: ${DEFAULT-VALUE}.")
  private Path out;

  public DataShow(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    List<Augmentation> augmentations = Typed.augmentations(augment);
    if (lines < 1) {
      throw Refusal.of("lines", "at least 1", Integer.toString(lines)).setting("lines");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw Refusal.of("out", "a file in a folder that is there", out.toString())
          .setting("out");
    }
    DataRecipe recipe =
        Given.of(spec.commandLine().getParseResult()).over(TrainRecipe.of(data)).data();
    DataSets standard =
        DataSets.standard().progress(new Fetching(shell.err(), shell.terminal().getAsBoolean()));
    Dataset images = recipe.found().read(standard).train();
    Features features = images.features();
    if (!(features instanceof Pixels pixels)) {
      throw Refusal.of("data", "images", "the table " + data);
    }
    Seed random = new Seed(seed);
    int[] order = IntStream.range(0, images.rows()).map(images::index).toArray();
    random.child("order", 0).shuffle(order);
    int most = augmentations.isEmpty() ? order.length / COLUMNS : order.length;
    if (most < 1) {
      throw Refusal.of("data", "at least " + COLUMNS + " images", order.length + "");
    }
    int shown = Math.min(lines, most);
    ContactSheet.write(out, pixels, order, shown, COLUMNS, augmentations, random);
    boolean plain = augmentations.isEmpty();
    shell
        .out()
        .println((plain ? shown * COLUMNS : shown) + " images of " + images.name()
            + (plain ? "" : ", each changed " + (COLUMNS - 1) + " times") + ": " + out);
    return Failure.DONE;
  }
}
