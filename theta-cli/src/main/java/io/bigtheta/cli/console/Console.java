package io.bigtheta.cli.console;

import io.bigtheta.prune.PruningEvent;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.search.SearchEvent;
import io.bigtheta.search.Strategy;
import io.bigtheta.select.FoldEvent;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.select.MemberEvent;
import io.bigtheta.select.Scored;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.stopping.Never;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints the events of a job: what it is about to do, how far it is, and what people should know. */
public final class Console implements Consumer<JobEvent> {
  private static final int MOST_VALUES = 12;

  private final PrintStream out;
  private final boolean terminal;
  private final int threads;
  private final Path folder;
  private final Preamble preamble;
  private final Fetching fetching;

  private Consumer<Event> training;
  private Consumer<MemberEvent> members = event -> {};
  private Consumer<FoldEvent> folds = event -> {};
  private Consumer<SearchEvent> search = event -> {};
  private Consumer<LearningCurve.Event> curve = event -> {};
  private Consumer<PruningEvent> pruning = event -> {};
  private boolean unreported;

  /** @param folder the folder of the job, which theta resume continues */
  public Console(PrintStream out, boolean terminal, int threads, Path folder) {
    this.out = out;
    this.terminal = terminal;
    this.threads = threads;
    this.folder = folder;
    preamble = new Preamble(out);
    fetching = new Fetching(out, terminal);
    training = new Progress(out, terminal, 0);
  }

  @Override
  public void accept(JobEvent event) {
    if (event instanceof JobEvent.Trained it) {
      training.accept(it.event());
    } else if (event instanceof JobEvent.MemberTrained it) {
      members.accept(it.event());
    } else if (event instanceof JobEvent.FoldTrained it) {
      folds.accept(it.event());
    } else if (event instanceof JobEvent.Searching it) {
      search.accept(it.event());
    } else if (event instanceof JobEvent.CurveTrained it) {
      curve.accept(it.event());
    } else if (event instanceof JobEvent.PruneRound it) {
      pruning.accept(it.event());
    } else if (event instanceof JobEvent.PracticeRound it) {
      ControlText.round(it.round(), out);
    } else if (event instanceof JobEvent.Fetching it) {
      fetching.accept(it);
    } else if (event instanceof JobEvent.Fetched it) {
      fetching.accept(it);
    } else if (event instanceof JobEvent.Noted it) {
      out.println(it.words());
    } else if (event instanceof JobEvent.ReportFailed it) {
      unreported = true;
      out.println("no report    " + Failure.of(it.cause()).line());
    } else {
      turn(event);
    }
  }

  /** Whether a report could not be written, although the work is done. */
  public boolean unreported() {
    return unreported;
  }

  /** Prints the events that come once or a few times in a job. */
  private void turn(JobEvent event) {
    if (event instanceof JobEvent.TrainPlanned it) {
      planned(it);
    } else if (event instanceof JobEvent.TrainEnded it) {
      TrainText.print(it.result(), folder, out);
    } else if (event instanceof JobEvent.MemberStarted it) {
      out.println((it.number() == 1 ? "" : System.lineSeparator()) + "member       " + it.number()
          + " of " + it.members() + ", seed " + it.seed());
    } else if (event instanceof JobEvent.FoldsPlanned it) {
      planned(it);
    } else if (event instanceof JobEvent.Refitting it) {
      out.printf(
          Locale.ROOT,
          "%nrefit        on all %,d rows, for %d epochs%n",
          it.all().rows(),
          it.epochs());
      training = new Progress(out, terminal, 0);
    } else if (event instanceof JobEvent.SearchPlanned it) {
      planned(it);
    } else if (event instanceof JobEvent.CurvePlanned it) {
      planned(it);
    } else if (event instanceof JobEvent.PrunePlanned it) {
      planned(it);
    } else if (event instanceof JobEvent.PracticePlanned it) {
      ControlText.planned(it, out);
    }
  }

  private void planned(JobEvent.TrainPlanned event) {
    Plan plan = event.plan();
    preamble.rows(plan.rows());
    preamble.plan(plan);
    if (plan.members() > 1) {
      out.println(
          "networks     " + plan.members()
              + ", each trained without another fold of the rows, which judges it; the model is their average");
    }
    preamble.calculates(threads, plan.members() > 1 ? ", one network on each" : "");
    preamble.leaks(event.leaks());
    members = new MemberProgress(out, terminal, plan.trainer().epochs());
    event.from().ifPresent(checkpoint -> out.println("continues    " + begun(checkpoint, plan)));
    if (!event.members().isEmpty()) {
      out.println("continues    "
          + event.members().entrySet().stream()
              .map(member -> "network " + member.getKey() + " " + begun(member.getValue(), plan))
              .collect(Collectors.joining(", ")));
    }
    out.println();
    int before = event.from().map(checkpoint -> checkpoint.history().epochs()).orElse(0);
    training = new Progress(out, terminal, before);
  }

  /** How far a network is. */
  private static String begun(Checkpoint checkpoint, Plan plan) {
    int done = checkpoint.history().epochs();
    boolean over = done >= plan.trainer().epochs()
        || (done > 0 && plan.trainer().stopping().stop(checkpoint.history()));
    boolean single = plan.members() == 1;
    return over
        ? single ? "nothing is left to do: this run is finished" : "is finished"
        : "after epoch " + done;
  }

  private void planned(JobEvent.FoldsPlanned event) {
    Plan plan = event.plan();
    preamble.rows(event.data().train());
    preamble.leftAlone(event.data());
    preamble.plan(plan);
    boolean last = event.validation().scored() == Scored.LAST;
    out.println(
        "folds        " + Spec.text(event.validation().folding())
            + (last
                ? ", scored after the last epoch"
                : ", scored at the best epoch, which the held-out rows choose: scores are a little too good"));
    if (last && !(plan.trainer().stopping() instanceof Never)) {
      out.println(
          "             every fold runs all its epochs: stopping rules apply only with --scored best");
    }
    preamble.calculates(threads, ", one fold on each");
    out.println();
    folds = new FoldProgress(out, terminal, plan.trainer().epochs());
  }

  private void planned(JobEvent.SearchPlanned event) {
    preamble.rows(event.plan().data());
    preamble.leftAlone(event.data());
    int candidates = event.plan().search().candidates().size();
    Strategy strategy = event.plan().search().strategy();
    out.println("candidates   " + candidates + ", " + Spec.text(strategy) + ": "
        + String.join(
            "; ",
            event.plan().axes().stream()
                .map(axis -> axis.name() + " " + shown(axis.grid()))
                .toList()));
    event.plan().hints().forEach(hint -> out.println("             " + hint));
    out.println("recipe       " + event.plan().search().candidates().get(0).trainer());
    out.println("folds        " + Spec.text(event.plan().search().folding()) + ", compared by "
        + event.plan().search().measure());
    preamble.calculates(threads, ", one fold on each");
    out.println();
    search = new SearchProgress(out, terminal, event.plan().search().measure());
  }

  private static String shown(List<String> values) {
    return values.size() <= MOST_VALUES
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, MOST_VALUES - 1)) + ", … "
            + values.get(values.size() - 1);
  }

  private void planned(JobEvent.CurvePlanned event) {
    preamble.rows(event.plan().rows().train());
    preamble.plan(event.plan());
    out.println("folds        " + Spec.text(event.curve().recipe().folding()) + " at each of "
        + event.curve().sizes().size() + " sizes, always for the same number of steps");
    preamble.calculates(threads, ", one network on each");
    out.println();
    curve = new CurveProgress(out, terminal, event.plan().classes());
  }

  private void planned(JobEvent.PrunePlanned event) {
    preamble.rows(event.rows().rows());
    out.println("             " + event.rows().text());
    event.hints().forEach(hint -> out.println("             " + hint));
    preamble.network(event.model().network().blueprint());
    out.println("recipe       " + event.pruning());
    preamble.calculates(threads, "");
    out.println();
    pruning = new PruneProgress(out, terminal, event.pruning());
  }
}
