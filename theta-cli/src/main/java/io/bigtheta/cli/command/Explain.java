package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Console;
import io.bigtheta.cli.console.ExplainText;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.TableOptions;
import io.bigtheta.model.Ensemble;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.job.ExplainJob;
import io.bigtheta.run.recipe.EvaluateRecipe;
import io.bigtheta.run.recipe.ExplainRecipe;
import io.bigtheta.run.result.ExplainJson;
import io.bigtheta.run.result.ExplainPage;
import io.bigtheta.run.result.ExplainResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta explain}. */
@Command(
    name = "explain",
    description =
        "Shows what the predictions of a model of tables depend on: how much worse they become if a column is shuffled, and how they move with a column.",
    footer = {
      "",
      "For example:",
      "  theta explain runs/titanic-… titanic.csv",
      "  theta explain runs/titanic-… titanic.csv --against age,fare --out why"
    })
public final class Explain implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run or of an ensemble.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "A CSV file of labelled rows. Rows that the model was trained on are left out.")
  private String data;

  @Option(
      names = "--target",
      paramLabel = "COL",
      defaultValue = "",
      description = "Column of true values. Default: the number the model predicts, or the last.")
  private String target;

  @Option(
      names = "--all",
      description =
          "Uses rows that the model was trained on, too. Default: these are left out, unless there are no others.")
  private boolean all;

  @Option(
      names = "--against",
      paramLabel = "COLS",
      split = ",",
      description =
          "Columns against which predictions are shown, such as age,fare. Default: the most important ones.")
  private List<String> against = List.of();

  @Mixin
  private TableOptions table;

  @CommandLine.Spec
  private CommandSpec spec;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each column is shuffled. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "Largest number of rows to use, spread evenly over all. Default: ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description =
          "Seed of the shuffles; the same seed gives the same numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New directory for a page with pictures. Default: no page.")
  private @Nullable Path out;

  @Option(
      names = "--json",
      description =
          "Prints one JSON object to standard output, and everything else to standard error.")
  private boolean json;

  public Explain(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    ExplainRecipe recipe;
    try {
      recipe = new ExplainRecipe(
          new EvaluateRecipe(
              data,
              target,
              Optional.empty(),
              "",
              0,
              all,
              "",
              Optional.empty(),
              Given.of(spec.commandLine().getParseResult()).table(),
              false),
          repeats,
          rows,
          seed,
          against);
    } catch (Refusal e) {
      throw e.setting(e.place());
    }
    Path folder = out;
    if (folder != null) {
      refuseFull(folder);
    }
    Console console = new Console(shell.people(json), shell.terminal().getAsBoolean(), 1, model);
    ExplainResult result = new ExplainJob(new Ensemble(Models.all(model)), recipe)
        .run(Session.quiet().cancelled(shell.cancelled()), console);
    if (json) {
      shell.people(true).println(result.judged().words());
      shell.out().print(ExplainJson.text(result));
    } else {
      ExplainText.print(result, shell.out());
    }
    if (folder != null) {
      ExplainPage.write(result, model.toString(), folder)
          .ifPresent(missing -> shell.people(json).println(missing));
      shell.people(json).println("page         " + folder.resolve("report.html"));
    }
    return Failure.DONE;
  }

  private static void refuseFull(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw Refusal.of("out", "a new or empty directory", folder, "name another").setting("out");
  }
}
