package io.bigtheta.cli.command;

import io.bigtheta.cli.console.ExperimentText;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.experiment.Experiment;
import io.bigtheta.run.job.ExperimentJob;
import io.bigtheta.run.result.ExperimentJson;
import io.bigtheta.run.result.Outcome;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta experiment}. */
@Command(
    name = "experiment",
    description =
        "Tests a claim about neural networks in seconds: trains networks from scratch, says whether the claim holds, and draws a chart.",
    footer = {
      "",
      "For example:",
      "  theta experiment                     lists all claims",
      "  theta experiment overfitting",
      "  theta experiment \"bias(seeds=30)\" --seed 7"
    })
public final class ExperimentCommand implements Callable<Integer> {
  private static final String LIST = "list";

  private final Shell shell;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = LIST,
      description =
          "The experiment to run, with parameters in brackets to change its defaults; list shows all experiments. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin
  private RunOptions run;

  public ExperimentCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    boolean json = run.session().json();
    Runner runner = new Runner(shell, run.session());
    if (name.equals(LIST)) {
      list(json);
      return Failure.DONE;
    }
    Experiment experiment = Spec.parse(Experiment.class, name);
    Path folder = run.out("experiment-" + experiment.name());
    ExperimentJob job = ExperimentJob.begin(experiment, seed, folder, run.command());
    ExperimentText.claim(experiment, shell.people(json));
    return runner.run(
        job, folder, "", ExperimentText::print, ExperimentJson::text, result -> Outcome.DONE);
  }

  private void list(boolean json) {
    List<Experiment> all = Spec.names(Experiment.class).stream()
        .map(each -> Spec.parse(Experiment.class, each))
        .toList();
    if (json) {
      shell.out().print(ExperimentJson.list(all));
    } else {
      ExperimentText.list(all, shell.out());
    }
  }
}
