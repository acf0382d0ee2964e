package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.select.Learned;
import io.bigtheta.select.LearningCurve;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a learning curve: a line for each network that ends; on a terminal one line that is redrawn. */
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
      return; // one line counts all of them, before the first network that is trained now
    }
    if (known > 0 && !told) {
      out.println(text("known        %d of %d networks were trained before", known, event.of()));
    }
    told = true;
    double share = (double) event.done() / event.of();
    double mine = (double) (event.done() - known) / event.of();
    String left = Progress.left(start, mine, share);
    if (!terminal) {
      out.println(line(event) + left);
    } else if (share < 1) {
      out.print(Screen.ERASE + Progress.bar(share) + line(event) + left);
    } else {
      out.print(Screen.ERASE);
    }
    out.flush();
  }

  private String line(LearningCurve.Event event) {
    Learned.Outcome one = event.outcome();
    String errors = classes
        ? text(
            "error %.2f %% on them, %.2f %% on held-out rows",
            100 * one.trainError(), 100 * one.error())
        : text("RMSE %.4g on them, %.4g on held-out rows", one.trainError(), one.error());
    return text(
            "%" + Integer.toString(event.of()).length() + "d/%d  %,d rows, fold %d: ",
            event.done(),
            event.of(),
            one.rows(),
            one.number())
        + errors;
  }
}
