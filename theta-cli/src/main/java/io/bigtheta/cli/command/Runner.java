package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Console;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Interruption;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.SessionOptions;
import io.bigtheta.run.job.Job;
import io.bigtheta.run.result.Outcome;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Runs a job, prints its result as text or JSON, and returns the exit code. */
record Runner(Shell shell, SessionOptions session) {
  /** Refuses a bad number of threads before any folder is made. */
  Runner {
    session.threads();
  }

  /**
   * Runs a job.
   *
   * @param folder the folder of the job
   * @param resumed what theta resume would do after a second Ctrl-C; empty if the job cannot be resumed
   * @param people prints the result as text
   * @param json makes the result into JSON
   */
  <R> int run(
      Job<R> job,
      Path folder,
      String resumed,
      BiConsumer<R, PrintStream> people,
      Function<R, String> json,
      Function<R, Outcome> outcome)
      throws IOException {
    Quiet.kernels();
    PrintStream out = shell.people(session.json());
    int threads = session.threads();
    Interruption interruption =
        new Interruption(resumed.isEmpty() ? "" : "theta resume " + folder + " " + resumed);
    try (interruption) {
      Console console = new Console(out, shell.terminal().getAsBoolean(), threads, folder);
      R result =
          job.run(Session.quiet().threads(threads).cancelled(interruption.or(shell)), console);
      people.accept(result, out);
      if (session.json()) {
        shell.out().print(json.apply(result));
      }
      return switch (outcome.apply(result)) {
        case DONE -> console.unreported() ? Failure.BROKEN : Failure.DONE;
        case BROKEN -> Failure.BROKEN;
        case INTERRUPTED -> Math.max(Failure.INTERRUPTED, interruption.code());
      };
    } catch (CancellationException e) {
      out.println("interrupted before any part was finished, so there is no result");
      return Math.max(Failure.INTERRUPTED, interruption.code());
    }
  }
}
