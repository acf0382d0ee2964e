package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Console;
import io.bigtheta.cli.console.EvaluateText;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.run.job.EvaluateJob;
import io.bigtheta.run.recipe.EvaluateRecipe;
import io.bigtheta.run.result.EvaluateJson;
import io.bigtheta.run.result.EvaluateResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta evaluate}. */
@Command(name = "evaluate", description = "Says how well a model answers on labelled rows.")
public final class Evaluate implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run or an ensemble.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "As for theta train. Of data with a test set of their own, that is taken.")
  private String data;

  @Option(
      names = "--target",
      paramLabel = "COL",
      defaultValue = "",
      description = "The column of a CSV file to compare with; the last one, if not given.")
  private String target;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Only the rows that theta train --test SHARE holds out; 0, all rows, if not given.")
  private double test;

  @Option(
      names = "--all",
      description =
          "Judges on all rows. If not given, rows that the model has learnt from are left out, unless there are no others.")
  private boolean all;

  @Option(
      names = "--images",
      paramLabel = "STYLE",
      description =
          "ink: fitted and centred as MNIST's digits; raw: as they are, their middle part at the model's size. If not given: ink for grey, raw for colour.")
  private @Nullable ImageStyle style;

  @Option(
      names = "--data-dir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "Where to look first for data with a name.")
  private String dataDir;

  @Mixin
  private VoiceOptions voices;

  @Option(
      names = "--json",
      description = "One JSON object on standard output; all else on standard error.")
  private boolean json;

  public Evaluate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    EvaluateRecipe recipe;
    try {
      recipe = new EvaluateRecipe(data, target, Optional.ofNullable(style), dataDir, test, all);
    } catch (Refusal e) {
      throw e.setting(e.place());
    }
    Console console = new Console(shell.people(json), shell.terminal().getAsBoolean(), 1, model);
    EvaluateResult result = new EvaluateJob(voices.ensemble(model), recipe)
        .run(Session.quiet().cancelled(shell.cancelled()), console);
    if (json) {
      shell.people(true).println(result.words());
      shell.out().print(EvaluateJson.text(result));
      shell.out().flush();
    } else {
      EvaluateText.print(result, shell.out());
    }
    return Failure.DONE;
  }
}
