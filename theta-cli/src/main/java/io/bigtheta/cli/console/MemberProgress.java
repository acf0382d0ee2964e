package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.select.MemberEvent;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of several networks: a line for each one that ends, and on a terminal a bar that is redrawn. */
final class MemberProgress implements Consumer<MemberEvent> {
  private final PrintStream out;
  private final boolean terminal;
  private final Running running;
  private final long start = System.nanoTime();

  /** @param epochs largest number of epochs of a network */
  MemberProgress(PrintStream out, boolean terminal, int epochs) {
    this.out = out;
    this.terminal = terminal;
    running = new Running(epochs);
  }

  @Override
  public void accept(MemberEvent event) {
    if (event instanceof MemberEvent.Started started) {
      running.all(started.members());
    } else if (event instanceof MemberEvent.EpochEnded ended) {
      running.at(ended.number(), ended.epoch().number());
      if (terminal && running.due()) {
        double share = running.share();
        out.print(Screen.ERASE + "network " + running.done() + "/" + running.all() + " "
            + Progress.bar(share) + Progress.left(start, share, share));
        out.flush();
      }
    } else if (event instanceof MemberEvent.Ended ended) {
      running.ended(ended.number(), ended.done());
      out.println((terminal ? Screen.ERASE : "") + line(ended));
      out.flush();
    }
  }

  private static String line(MemberEvent.Ended ended) {
    Training training = ended.training();
    String name = "network " + ended.number() + "/" + ended.members() + "  ";
    int kept = training.model().provenance().epoch();
    boolean whole = training.reason() instanceof StopReason.Completed
        || training.reason() instanceof StopReason.Stopped;
    if (kept == 0) {
      return name + training.reason();
    }
    Epoch best = training.history().epoch(kept);
    return name
        + text(
            "best epoch %d of %d: training loss %.4f, validation loss %.4f",
            kept, training.history().epochs(), best.trainLoss(), best.validationLoss())
        + (Double.isNaN(best.validationAccuracy())
            ? ""
            : text(", accuracy %.2f %%", 100 * best.validationAccuracy()))
        + (whole ? "" : ", " + training.reason());
  }
}
