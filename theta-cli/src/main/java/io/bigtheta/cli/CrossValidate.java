package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.io.ModelFile;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Folding;
import io.bigtheta.select.Scored;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta crossvalidate}. */
@Command(
    name = "crossvalidate",
    description =
        "Says how well networks trained in this way do on rows they have not seen: one is trained for every fold and judged on the rows that the fold holds out.")
final class CrossValidate implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "As for theta train. Of data with a test set of their own, only the other rows are taken.")
  private String data;

  @Mixin
  private FoldingOptions folds;

  @Option(
      names = "--refit",
      description =
          "Then trains the network to use on all rows, for the median of the folds' best epochs.")
  private boolean refit;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private RunOptions run;

  CrossValidate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    int threads = run.session().threads();
    Settings settings = Settings.of(
            Sources.found(data), run.command(), rows, shape, recipe, HeldOptions.none())
        .check();
    Folding folding = folds.folding();
    RunFolder folder = RunFolder.create(run.out(data));
    try {
      return run(settings, folding, folder, threads);
    } catch (IOException | RuntimeException | Error e) {
      folder.discard();
      throw e;
    }
  }

  private int run(Settings settings, Folding folding, RunFolder folder, int threads)
      throws IOException {
    Quiet.kernels();
    PrintStream people = shell.people(run.session().json());
    LabelledData given = Sources.data(settings, folds.group(), shell, people);
    Dataset all = given.train();
    Plan plan = Plan.of(settings, new Rows(all, all.pick(), all.pick()));
    CrossValidation validation = new CrossValidation(
        new Structure(plan.blueprint().layers()), plan.trainer(), folding, folds.scored());
    describe(plan, validation, given, threads, people);
    try (Interruption interruption = new Interruption()) {
      Session session = Session.quiet().threads(threads).cancelled(interruption.or(shell));
      FoldCurves curves = new FoldCurves(new FoldProgress(
          people, shell.terminal().getAsBoolean(), plan.trainer().epochs()));
      CrossValidated result = validation.run(all, session, curves);
      FoldsResult told = new FoldsResult(
          plan,
          validation,
          result,
          refit(validation, all, result, session, folder, people),
          folder);
      boolean reported = true;
      if (result.folds().isEmpty()) {
        folder.discard();
        people.println();
        people.println("interrupted: no fold had ended, so there is nothing to tell");
      } else {
        reported = report(told, curves, people);
        told.people(people, reported);
      }
      if (run.session().json()) {
        told.json(shell.out());
      }
      return reported ? code(told, interruption) : Failure.BROKEN;
    }
  }

  /** Returns whether all files are there; what the folds say is told in any case. */
  private static boolean report(FoldsResult told, FoldCurves curves, PrintStream people) {
    try {
      FoldReports.write(told, curves).ifPresent(people::println);
      return true;
    } catch (IOException e) {
      people.println("no report    " + Failure.of(e).line());
      return false;
    }
  }

  private String refit(
      CrossValidation validation,
      Dataset all,
      CrossValidated result,
      Session session,
      RunFolder folder,
      PrintStream people)
      throws IOException {
    if (!refit || !result.complete() || result.medianBestEpoch() == 0) {
      return "";
    }
    people.printf(
        Locale.ROOT, "%nall %,d rows, until epoch %d%n", all.rows(), result.medianBestEpoch());
    Training training = validation.refit(
        all, result, session.listener(new Progress(people, shell.terminal().getAsBoolean(), 0)));
    if (training.reason() instanceof StopReason.Interrupted
        || training.reason() instanceof StopReason.Diverged) {
      people.println("no model     " + training.reason());
      return "";
    }
    ModelFile.write(training.model(), folder.model());
    return folder.model().toString();
  }

  private void describe(
      Plan plan, CrossValidation validation, LabelledData given, int threads, PrintStream people) {
    Dataset all = given.train();
    Preamble preamble = new Preamble(people);
    preamble.rows(all);
    preamble.leftAlone(given);
    preamble.plan(plan);
    people.println(
        "folds        " + io.bigtheta.spec.Spec.text(validation.folding())
            + (folds.scored() == Scored.LAST
                ? ", judged after the last epoch"
                : ", judged at the best epoch, which the judging rows choose: scores are a little too good"));
    if (folds.scored() == Scored.LAST
        && !(plan.trainer().stopping() instanceof io.bigtheta.train.stopping.Never)) {
      people.println(
          "             every fold runs all its epochs: stopping rules are for --scored best");
    }
    preamble.calculates(threads, ", a fold on each");
    people.println();
  }

  private int code(FoldsResult told, Interruption interruption) {
    if (!told.result().complete()
        || (refit && interruption.asked() && told.model().isEmpty())) {
      return Math.max(Failure.INTERRUPTED, interruption.code());
    }
    boolean diverged = told.result().folds().stream().anyMatch(FoldProgress::diverged);
    return diverged || (refit && told.model().isEmpty()) ? Failure.BROKEN : Failure.DONE;
  }
}
