package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.SessionOptions;
import io.bigtheta.run.folder.OldSearch;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.ControlJob;
import io.bigtheta.run.job.CrossValidateJob;
import io.bigtheta.run.job.EnsembleJob;
import io.bigtheta.run.job.LearningCurveJob;
import io.bigtheta.run.job.PruneJob;
import io.bigtheta.run.job.SearchJob;
import io.bigtheta.run.job.TrainJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta resume}. */
@Command(
    name = "resume",
    description =
        "Continues an interrupted train, ensemble, crossvalidate, search, learning-curve, prune or control train. The result is the same, bit for bit, as without the interruption.")
public final class Resume implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DIR",
      description =
          "The directory of the interrupted command: its --out, or the one under runs/ that it printed.")
  private Path dir;

  @Option(
      names = "--pipe",
      paramLabel = "COMMAND",
      defaultValue = "",
      description =
          "The --pipe of an interrupted control train, once more: a folder does not start a program by itself.")
  private String pipe;

  @Mixin
  private SessionOptions session;

  public Resume(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Runner runner = new Runner(shell, session);
    RunFolder folder = RunFolder.open(dir);
    Optional<OldSearch> old = OldSearch.in(dir);
    if (old.isPresent()) {
      return SearchCommand.resume(runner, folder, old.get());
    }
    return switch (RunFolder.kind(dir).orElseThrow()) {
      case TRAIN -> Runs.train(runner, TrainJob.resume(folder));
      case ENSEMBLE -> Runs.ensemble(runner, EnsembleJob.resume(folder));
      case SEARCH -> Runs.search(runner, SearchJob.resume(folder));
      case CROSSVALIDATE -> Runs.crossValidate(runner, CrossValidateJob.resume(folder));
      case LEARNING_CURVE -> Runs.learningCurve(runner, LearningCurveJob.resume(folder));
      case PRUNE -> Runs.prune(runner, PruneJob.resume(folder));
      case CONTROL -> Runs.control(runner, ControlJob.resume(folder, pipe));
    };
  }
}
