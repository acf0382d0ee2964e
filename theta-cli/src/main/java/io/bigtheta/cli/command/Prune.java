package io.bigtheta.cli;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code theta prune}. */
@Command(
    name = "prune",
    description =
        "Makes a trained network smaller, and keeps the smallest that is still as good on the validation rows.")
final class Prune implements Callable<Integer> {
  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run, whose split of the rows is taken.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "The data that the model was trained on, as for theta train.")
  private String data;

  @Mixin
  private DataOptions rows;

  @Mixin
  private PruneOptions options;

  @Mixin
  private RunOptions run;

  Prune(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    options.check();
    int threads = run.session().threads();
    Model given = ModelFile.read(RunFolder.model(model));
    Settings settings = options.settings(
        model, Sources.found(data), run.command(), spec.commandLine().getParseResult());
    PrintStream people = shell.people(run.session().json());
    Quiet.kernels();
    Rows parts = Sources.rows(settings, shell, people);
    Pruning pruning = options.pruning(given, settings, parts);
    RunFolder folder = RunFolder.create(run.out(data));
    try {
      folder.keep(settings);
      describe(given, parts, pruning, threads, people);
      return work(given, parts, pruning, threads, folder, people);
    } catch (IOException | RuntimeException | Error e) {
      if (!Files.exists(folder.model())) {
        folder.discard();
      }
      throw e;
    }
  }

  private int work(
      Model given, Rows parts, Pruning pruning, int threads, RunFolder folder, PrintStream people)
      throws IOException {
    try (Interruption interruption = new Interruption()) {
      Session session = Session.quiet().threads(threads).cancelled(interruption.or(shell));
      Pruned pruned = pruning.run(
          given,
          parts.train(),
          parts.validation(),
          parts.test(),
          session,
          new PruneProgress(people, shell.terminal().getAsBoolean(), pruning));
      ModelFile.write(pruned.model(), folder.model());
      PruneResult result = new PruneResult(pruning, parts, pruned, RunFolder.model(model), folder);
      boolean reported = PruneReports.write(result, run.command(), people);
      result.people(people);
      if (run.session().json()) {
        result.json(shell.out());
      }
      return !pruned.complete()
          ? Math.max(Failure.INTERRUPTED, interruption.code())
          : reported ? Failure.DONE : Failure.BROKEN;
    }
  }

  private static void describe(
      Model given, Rows parts, Pruning pruning, int threads, PrintStream people) {
    Preamble preamble = new Preamble(people);
    preamble.rows(parts);
    if (!parts.train().digest().equals(given.provenance().dataDigest())) {
      people.println(
          "             not the rows that the model was trained on: it may know some of those that judge it");
    }
    preamble.network(given.network().blueprint());
    people.println("recipe       " + pruning);
    preamble.calculates(threads, "");
    people.println();
  }
}
