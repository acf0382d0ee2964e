package io.bigtheta.cli;

import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.io.CheckpointFile;
import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Trains as the settings of a run say, from the start or from its checkpoint, and leaves its files. */
final class Work {
  private final Shell shell;
  private final boolean json;
  private final int threads;

  Work(Shell shell, SessionOptions session) {
    this.shell = shell;
    json = session.json();
    threads = session.threads();
  }

  /** Returns the exit code. */
  int run(RunFolder folder, Settings settings) throws IOException {
    Closeable held = folder.hold();
    try {
      return train(folder, settings);
    } finally {
      held.close();
    }
  }

  private int train(RunFolder folder, Settings settings) throws IOException {
    Quiet.kernels();
    PrintStream people = shell.people(json);
    Optional<Checkpoint> from = begun(folder);
    Plan plan = Plan.of(settings, Sources.rows(settings, shell, people));
    describe(plan, from, people);
    try (Interruption interruption =
        new Interruption("theta resume " + folder.path() + " continues from the last checkpoint")) {
      Training training = fit(plan, folder, from, people, interruption.or(shell));
      Result result = write(plan, training, folder, people);
      result.people(people, folder.path());
      if (json) {
        result.json(shell.out());
      }
      return code(result, interruption);
    }
  }

  /** The same for one of many, of which the caller hears interruptions and tells in JSON. */
  Result member(
      RunFolder folder, Settings settings, Rows rows, Path whole, BooleanSupplier cancelled)
      throws IOException {
    Closeable held = folder.hold();
    try {
      PrintStream people = shell.people(json);
      Optional<Checkpoint> from = begun(folder);
      Plan plan = Plan.of(settings, rows);
      describe(plan, from, people);
      Result result = write(plan, fit(plan, folder, from, people, cancelled), folder, people);
      result.people(people, whole);
      return result;
    } finally {
      held.close();
    }
  }

  private static Optional<Checkpoint> begun(RunFolder folder) throws IOException {
    return Files.exists(folder.checkpoint())
        ? Optional.of(CheckpointFile.read(folder.checkpoint()))
        : Optional.empty();
  }

  private Training fit(
      Plan plan,
      RunFolder folder,
      Optional<Checkpoint> from,
      PrintStream people,
      BooleanSupplier cancelled) {
    Consumer<Event> progress = new Progress(
        people,
        shell.terminal().getAsBoolean(),
        from.map(checkpoint -> checkpoint.history().epochs()).orElse(0));
    Consumer<Event> checkpoints = new Checkpoints(folder.checkpoint());
    Consumer<Event> files = plan.snapshots()
        .map(snapshots -> new SnapshotFiles(folder, snapshots).andThen(checkpoints))
        .orElse(checkpoints);
    Session session =
        Session.quiet().threads(threads).listener(files.andThen(progress)).cancelled(cancelled);
    return plan.trainer()
        .fit(
            plan.preparation(),
            plan.blueprint(),
            plan.rows().train(),
            plan.rows().validation(),
            from.map(session::from).orElse(session));
  }

  private void describe(Plan plan, Optional<Checkpoint> from, PrintStream people) {
    Preamble preamble = new Preamble(people);
    preamble.rows(plan.rows());
    preamble.plan(plan);
    preamble.calculates(threads, "");
    from.ifPresent(checkpoint -> people.println(begun(checkpoint, plan)));
    people.println();
  }

  private static String begun(Checkpoint checkpoint, Plan plan) {
    int done = checkpoint.history().epochs();
    boolean over = done >= plan.trainer().epochs()
        || (done > 0 && plan.trainer().stopping().stop(checkpoint.history()));
    return "continues    "
        + (over ? "nothing is left to do: this run is finished" : "after epoch " + done);
  }

  private static Result write(Plan plan, Training training, RunFolder folder, PrintStream people)
      throws IOException {
    Model model = training.model();
    if (training.history().best() == 0) {
      return new Result(
          plan, training, Optional.empty(), Optional.empty(), Optional.empty(), folder, "", false);
    }
    ModelFile.write(model, folder.model());
    Rows rows = plan.rows();
    Optional<Evaluation> test = Rows.judged(rows.test(), held -> Evaluation.of(model, held));
    Diagnosis diagnosis = Diagnosis.of(training, rows.train(), rows.validation());
    boolean reported = true;
    try {
      Reports.write(folder, plan, training, diagnosis, test).ifPresent(people::println);
    } catch (IOException e) {
      reported = false;
      people.println("no report    "
          + Failure.of(e).line()); // the model is there: say what it can do all the same
    }
    Optional<Voices> snapshots = plan.snapshots().isEmpty()
        ? Optional.empty()
        : new SnapshotFiles(folder, plan.snapshots().get()).together(training, rows);
    return new Result(
        plan,
        training,
        Optional.of(diagnosis),
        test,
        snapshots,
        folder,
        folder.model().toString(),
        reported);
  }

  /** The exit code that a result stands for. */
  static int code(Result result, Interruption interruption) {
    StopReason reason = result.training().reason();
    if (reason instanceof StopReason.Diverged
        || (!result.model().isEmpty() && !result.reported())) {
      return Failure.BROKEN;
    }
    return reason instanceof StopReason.Interrupted
        ? Math.max(Failure.INTERRUPTED, interruption.code())
        : Failure.DONE;
  }
}
