package io.bigtheta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code theta train}. */
@Command(
    name = "train",
    description = "Trains a network on labelled rows and keeps the best epoch.")
final class Train implements Callable<Integer> {
  private final Shell shell;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description =
          "A name (theta data list), a CSV file, a folder of images label/*.png, or a pair of IDX files.")
  private String data;

  @Mixin
  private TrainOptions options;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "If not given: one on every processor. The result does not depend on it.")
  private int threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where the files go; if not given: runs/DATA-TIME.")
  private String out;

  @Option(
      names = "--json",
      description = "One JSON object on standard output; all else on standard error.")
  private boolean json;

  Train(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Work work = new Work(shell, json, threads);
    Settings settings = options.settings(Sources.found(data), command()).check();
    Path path = out.isEmpty() ? RunFolder.fresh(data) : Path.of(out);
    RunFolder folder = RunFolder.create(path, settings);
    try {
      return work.run(folder, settings);
    } catch (IOException | RuntimeException | Error e) {
      if (!Files.exists(folder.checkpoint())) {
        folder.discard();
      }
      throw e;
    }
  }

  /** What was typed, as a shell reads it. */
  private String command() {
    return spec.commandLine().getParseResult().originalArgs().stream()
        .map(word -> word.matches("[\\w./,=:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "theta ", ""));
  }
}
