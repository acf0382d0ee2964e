package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.report.Document;
import io.bigtheta.report.LearnedFigures;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Learned;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.select.Structure;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta learning-curve}. */
@Command(
    name = "learning-curve",
    description =
        "Says whether more rows or a smaller network would help: trains on ever more of the rows, with cross-validation, for as many steps each.")
final class LearningCurveCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "As for theta train. Of data with a test set of their own, only the other rows are taken.")
  private String data;

  @Option(
      names = "--sizes",
      paramLabel = "SIZES",
      description =
          "Shares of a fold's training rows, two to a doubling, or numbers of rows as 50,100,200: 10%%..100%% unless given.")
  private String sizes = "10%..100%"; // not defaultValue, which help would take for a format

  @Mixin
  private FoldingOptions folds;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private RunOptions run;

  LearningCurveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    int threads = run.session().threads();
    Settings settings = Settings.of(
            Sources.found(data), run.command(), rows, shape, recipe, HeldOptions.none())
        .check();
    List<Double> wanted = Sizes.of(sizes);
    folds.folding();
    RunFolder folder = RunFolder.create(run.out(data));
    try {
      return run(settings, wanted, folder, threads);
    } catch (IOException | RuntimeException | Error e) {
      folder.discard();
      throw e;
    }
  }

  private int run(Settings settings, List<Double> wanted, RunFolder folder, int threads)
      throws IOException {
    Quiet.kernels();
    PrintStream people = shell.people(run.session().json());
    LabelledData given = Sources.data(settings, folds.group(), shell, people);
    Dataset all = given.train();
    Plan plan = Plan.of(settings, new Rows(all, all.pick(), all.pick()));
    LearningCurve curve = new LearningCurve(
        new CrossValidation(
            new Structure(plan.blueprint().layers()),
            plan.trainer(),
            folds.folding(),
            folds.scored()),
        wanted);
    describe(plan, curve, threads, people);
    try (Interruption interruption = new Interruption()) {
      Session session = Session.quiet().threads(threads).cancelled(interruption.or(shell));
      Learned learned = curve.run(
          all,
          session,
          new CurveProgress(people, shell.terminal().getAsBoolean(), plan.rows().classes()));
      CurveResult told = new CurveResult(plan, curve, learned, folder);
      boolean reported = report(told, people);
      told.people(people, reported);
      if (run.session().json()) {
        told.json(shell.out());
      }
      return learned.complete()
          ? reported ? Failure.DONE : Failure.BROKEN
          : Math.max(Failure.INTERRUPTED, interruption.code());
    }
  }

  private static void describe(Plan plan, LearningCurve curve, int threads, PrintStream people) {
    Preamble preamble = new Preamble(people);
    preamble.rows(plan.rows().train());
    preamble.plan(plan);
    people.println("folds        " + Spec.text(curve.recipe().folding()) + " at each of "
        + curve.sizes().size() + " sizes, for as many steps each");
    preamble.calculates(threads, ", a network on each");
    people.println();
  }

  private static boolean report(CurveResult told, PrintStream people) {
    if (told.learned().points().isEmpty()) {
      return false;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", told.plan().rows().train().toString());
    facts.put("Network", told.plan().blueprint().text());
    facts.put("Folds", Spec.text(told.curve().recipe().folding()));
    facts.put("Recipe", told.plan().trainer().toString());
    facts.put("Command", told.plan().command());
    facts.put("Version", Theta.version());
    Document page = Document.of(
            "Learning curve: " + told.plan().rows().train().name(),
            told.reading().words() + ".")
        .figure(LearnedFigures.figure(told.learned(), told.classes()))
        .table(told.table())
        .facts("Summary", facts)
        .file("learning-curve.csv", LearnedFigures.csv(told.learned()));
    try {
      page.write(told.folder().path()).missing().ifPresent(people::println);
      return true;
    } catch (IOException e) {
      people.println("no report    " + Failure.of(e).line());
      return false;
    }
  }
}
