package io.bigtheta.cli.console;

import io.bigtheta.select.Learned;
import io.bigtheta.select.LearningCurve;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people how a learning curve goes: a line for each network as it ends; on a terminal one line, drawn anew. */
final class CurveProgress implements Consumer<LearningCurve.Event> {
  private final PrintStream out;
  private final boolean terminal;
  private final boolean classes;
  private final long start = System.nanoTime();
  private int known;
  private boolean told;

  CurveProgress(PrintStream out, boolean terminal, boolean classes) {
    this.out = out;
    this.terminal = terminal;
    this.classes = classes;
  }

  @Override
  public void accept(LearningCurve.Event event) {
    if (event.known()) {
      known++;
      return; // one line tells of all of them, before the first that is trained
    }
    if (known > 0 && !told) {
      out.printf(
          Locale.ROOT, "known        %d of %d networks were trained before%n", known, event.of());
    }
    told = true;
    double share = (double) event.done() / event.of();
    double mine = (double) (event.done() - known) / event.of();
    double seconds = (System.nanoTime() - start) / 1e9;
    String left = "  " + Progress.time(seconds / mine * (1 - share)) + " left";
    if (!terminal) {
      out.println(line(event) + left);
    } else if (share < 1) {
      out.print(Progress.ERASE + Progress.bar(share) + line(event) + left);
    } else {
      out.print(Progress.ERASE);
    }
    out.flush();
  }

  private String line(LearningCurve.Event event) {
    Learned.Outcome one = event.outcome();
    String errors = classes
        ? String.format(
            Locale.ROOT,
            "%.2f %% of them wrong, %.2f %% of those held out",
            100 * one.trainError(),
            100 * one.error())
        : String.format(
            Locale.ROOT,
            "RMSE %.4g on them, %.4g on those held out",
            one.trainError(),
            one.error());
    return String.format(
            Locale.ROOT,
            "%" + Integer.toString(event.of()).length() + "d/%d  %,d rows, fold %d: ",
            event.done(),
            event.of(),
            one.rows(),
            one.number())
        + errors;
  }
}
