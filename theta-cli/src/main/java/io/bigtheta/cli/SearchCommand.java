package io.bigtheta.cli;

import io.bigtheta.data.LabelledData;
import io.bigtheta.io.TrialLogFile;
import io.bigtheta.search.Searched;
import io.bigtheta.search.Strategy;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code theta search}. */
@Command(
    name = "search",
    description =
        "Finds how many hidden units, or which recipe, to take: cross-validates every candidate on the same folds and chooses the smallest within one standard error of the best.")
final class SearchCommand implements Callable<Integer> {
  /** Options that {@code theta train} has too, with another meaning or without one for what is trained. */
  private static final Set<String> OWN =
      Set.of("--hidden", "--layers", "--threads", "--json", "--out");

  private static final List<String> ONLY_TRIALS = List.of("trials.jsonl");

  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec command;

  @Parameters(
      paramLabel = "DATA",
      description =
          "As for theta train. Of data with a test set of their own, only the other rows are taken.")
  private String data;

  @Mixin
  private SpaceOptions space;

  @Mixin
  private FoldingOptions folds;

  @Mixin
  private DataOptions rows;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private RunOptions run;

  SearchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = settings(Sources.found(data));
    folds.folding();
    space.strategy();
    Varied.axes(space);
    run.session().threads();
    RunFolder folder = RunFolder.create(
        run.out(data),
        new SearchFile(settings.data(), command.commandLine().getParseResult().originalArgs()));
    try {
      return run(settings, folder, run.session());
    } catch (IOException | RuntimeException | Error e) {
      if (!Files.exists(folder.trials())) {
        folder.discard();
      }
      throw e;
    }
  }

  /** Goes on with the search of a folder, as the command that began it said. */
  static int resume(Shell shell, RunFolder folder, SessionOptions session) throws IOException {
    SearchFile begun = folder.search();
    String[] arguments = begun.arguments().toArray(String[]::new);
    CommandLine line = Theta.line(shell, arguments);
    try {
      line.parseArgs(arguments);
    } catch (CommandLine.ParameterException e) {
      throw SearchFile.broken(folder.path(), "a command that cannot be read: " + e.getMessage());
    }
    CommandLine.ParseResult parsed = line.getParseResult();
    if (!parsed.hasSubcommand()
        || !(parsed.subcommand().commandSpec().userObject() instanceof SearchCommand search)) {
      throw SearchFile.broken(folder.path(), "another command");
    }
    return search.run(search.settings(begun.data()), folder, session);
  }

  private Settings settings(String found) {
    return Settings.of(found, run.command(), rows, new ShapeOptions(), recipe, HeldOptions.none())
        .check();
  }

  private int run(Settings settings, RunFolder folder, SessionOptions session) throws IOException {
    Closeable held = folder.hold();
    try {
      return search(settings, folder, session);
    } finally {
      held.close();
    }
  }

  private int search(Settings settings, RunFolder folder, SessionOptions session)
      throws IOException {
    Quiet.kernels();
    PrintStream people = shell.people(session.json());
    try (Interruption interruption = new Interruption(
        "theta resume " + folder.path() + " continues, and trains no finished fold again")) {
      LabelledData given = Sources.data(settings, folds.group(), shell, people);
      SearchPlan plan = SearchPlan.of(settings, space, folds, given.train());
      describe(plan, given, session.threads(), people);
      Searched searched;
      try (TrialLogFile log = TrialLogFile.open(folder.trials(), plan.subject())) {
        searched = plan.search()
            .run(
                plan.data(),
                Session.quiet().threads(session.threads()).cancelled(interruption.or(shell)),
                log,
                new SearchProgress(
                    people, shell.terminal().getAsBoolean(), plan.search().measure()));
      }
      SearchResult result = new SearchResult(plan, searched, folder, shared(), data);
      List<String> files = report(result, people);
      result.people(people, files);
      if (session.json()) {
        result.json(shell.out());
      }
      if (!searched.complete()) {
        return Math.max(Failure.INTERRUPTED, interruption.code());
      }
      boolean done = files.size() > ONLY_TRIALS.size() && result.decided().isPresent();
      return done ? Failure.DONE : Failure.BROKEN;
    }
  }

  /** The names of the files that are there; what the search found is told in any case. */
  private static List<String> report(SearchResult result, PrintStream people) {
    try {
      return SearchReports.write(result, people);
    } catch (IOException e) {
      people.println("no report    " + Failure.of(e).line());
      return ONLY_TRIALS;
    }
  }

  /** Options of this search that {@code theta train} has too, but for those of size and place. */
  private Map<String, String> shared() {
    CommandSpec train = Objects.requireNonNull(
            Theta.line(shell, "train").getSubcommands().get("train"))
        .getCommandSpec();
    Map<String, String> shared = new LinkedHashMap<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      if (train.findOption(name) != null && !OWN.contains(name)) {
        shared.put(name, String.join(",", option.originalStringValues()));
      }
    }
    return shared;
  }

  private void describe(SearchPlan plan, LabelledData given, int threads, PrintStream people) {
    Preamble preamble = new Preamble(people);
    preamble.rows(plan.data());
    preamble.leftAlone(given);
    int candidates = plan.search().candidates().size();
    Strategy strategy = plan.search().strategy();
    people.println("candidates   " + candidates + ", " + Spec.text(strategy) + ": "
        + String.join(
            "; ",
            plan.axes().stream()
                .map(axis -> axis.name() + " " + shown(axis.grid()))
                .toList()));
    plan.hints().forEach(hint -> people.println("             " + hint));
    people.println("recipe       " + plan.search().candidates().get(0).trainer());
    people.println("folds        " + Spec.text(plan.search().folding()) + ", compared by "
        + plan.search().measure());
    preamble.calculates(threads, ", a fold on each");
    people.println();
  }

  private static String shown(List<String> values) {
    return values.size() <= 12
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, 11)) + ", … " + values.get(values.size() - 1);
  }
}
