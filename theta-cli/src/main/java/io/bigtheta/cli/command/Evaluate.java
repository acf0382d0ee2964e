package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Console;
import io.bigtheta.cli.console.EvaluateText;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.TableOptions;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.model.Ensemble;
import io.bigtheta.run.job.EvaluateJob;
import io.bigtheta.run.recipe.Costs;
import io.bigtheta.run.recipe.EvaluateRecipe;
import io.bigtheta.run.result.EvaluateJson;
import io.bigtheta.run.result.EvaluateResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Measures how well a model predicts the labels of rows: loss, accuracy and confusion matrix, or RMSE and R².")
public final class Evaluate implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "Labelled rows, in any form that theta train accepts. If a data set comes with a test set, only that is used.")
  private String data;

  @Option(
      names = "--target",
      paramLabel = "COL",
      defaultValue = "",
      description = "Column of true values. Default: the number the model predicts, or the last.")
  private String target;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Uses only the test set that theta train --test SHARE would hold out. Default: 0, no such restriction; training rows are left out all the same, unless --all is given.")
  private double test;

  @Option(
      names = "--all",
      description =
          "Uses rows that the model was trained on, too. Default: these are left out, unless there are no others.")
  private boolean all;

  @Option(
      names = "--positive",
      paramLabel = "CLASS",
      defaultValue = "",
      description =
          "Class that is looked for, of two classes, such as yes. Default: the class whose name says yes, or the second.")
  private String positive;

  @Option(
      names = "--cost",
      paramLabel = "COSTS",
      defaultValue = "",
      description =
          "What mistakes cost, such as fn=5,fp=1 for a missed row of the positive class and a false alarm: finds the threshold that costs least on the validation rows of the training, or on these rows if those are not at hand. Default: no threshold.")
  private String cost;

  @Option(
      names = "--data-dir",
      defaultValue = "",
      paramLabel = "DIR",
      description =
          "Directory in which to look for a named data set first. Default: the cache directory that theta doctor shows.")
  private String dataDir;

  @Option(
      names = "--skip-bad",
      description =
          "Leaves out files of a folder of images that cannot be read, and lists them. Default: they are refused together.")
  private boolean skipBad;

  @Mixin
  private VoiceOptions voices;

  @Mixin
  private TableOptions table;

  @CommandLine.Spec
  private CommandSpec spec;

  @Option(
      names = "--json",
      description =
          "Prints one JSON object to standard output, and everything else to standard error.")
  private boolean json;

  public Evaluate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    EvaluateRecipe recipe;
    try {
      recipe = new EvaluateRecipe(
          data,
          target,
          voices.images(),
          dataDir,
          test,
          all,
          positive,
          cost.isEmpty() ? Optional.empty() : Optional.of(Costs.parse(cost)),
          Given.of(spec.commandLine().getParseResult()).table(),
          skipBad);
    } catch (Refusal e) {
      throw e.setting(e.place());
    }
    Console console =
        new Console(shell.people(json), shell.terminal().getAsBoolean(), 1, voices.model());
    Ensemble ensemble = voices.ensemble();
    voices.notes().forEach(note -> shell.people(json).println(Failure.oneLine(note)));
    EvaluateResult result = new EvaluateJob(ensemble, recipe)
        .run(Session.quiet().cancelled(shell.cancelled()), console);
    if (json) {
      shell.people(true).println(result.words());
      shell.out().print(EvaluateJson.text(result));
    } else {
      EvaluateText.print(result, shell.out());
    }
    return Failure.DONE;
  }
}
