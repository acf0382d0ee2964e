package io.bigtheta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta train}. */
@Command(
    name = "train",
    description = "Trains a network on labelled rows and keeps the best epoch.")
final class Train implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "A name (theta data list), a CSV file, a folder of images label/*.png, or a pair of IDX files.")
  private String data;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private HeldOptions held;

  @Option(
      names = "--snapshots",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Keeps the networks at the ends of the last N cycles of --rate \"cycles(0.003, 5)\" too, which from then on answer together; 0, as if not given: none.")
  private int snapshots;

  @Mixin
  private NamedOptions named;

  @Mixin
  private RunOptions run;

  Train(Shell shell) {
    this.shell = shell;
  }

  private Settings settings() {
    Settings given = Settings.of(Sources.found(data), run.command(), rows, shape, recipe, held);
    return named.over(given, run).with("snapshots", Integer.toString(snapshots));
  }

  @Override
  public Integer call() throws IOException {
    Work work = new Work(shell, run.session());
    Settings settings = settings().check();
    RunFolder folder = RunFolder.create(run.out(data), settings);
    try {
      return work.run(folder, settings);
    } catch (IOException | RuntimeException | Error e) {
      if (!Files.exists(folder.checkpoint())) {
        folder.discard();
      }
      throw e;
    }
  }
}
