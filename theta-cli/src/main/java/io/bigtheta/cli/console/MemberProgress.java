package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.select.MemberEvent;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Shows the progress of several networks: a line for each one that ends, and on a terminal a bar that is redrawn. */
final class MemberProgress implements Consumer<MemberEvent> {
  private static final long PAUSE_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final int epochs;
  private final Map<Integer, Integer> running = new HashMap<>();
  private final long start = System.nanoTime();
  private long drawn = start;
  private int done;
  private int members;

  /** @param epochs largest number of epochs of a network */
  MemberProgress(PrintStream out, boolean terminal, int epochs) {
    this.out = out;
    this.terminal = terminal;
    this.epochs = epochs;
  }

  @Override
  public void accept(MemberEvent event) {
    if (event instanceof MemberEvent.Started started) {
      members = started.members();
    } else if (event instanceof MemberEvent.EpochEnded ended) {
      running.put(ended.number(), ended.epoch().number());
      if (terminal && System.nanoTime() - drawn > PAUSE_NANOS) {
        drawn = System.nanoTime();
        out.print(Progress.ERASE + "network " + done + "/" + members + " " + Progress.bar(share())
            + Progress.left(start, share(), share()));
        out.flush();
      }
    } else if (event instanceof MemberEvent.Ended ended) {
      running.remove(ended.number());
      done = ended.done();
      out.println((terminal ? Progress.ERASE : "") + line(ended));
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

  /** The share of the work that is done: finished networks, and the epochs of those that are running. */
  private double share() {
    double sum = done;
    for (int epoch : running.values()) {
      sum += (double) epoch / epochs;
    }
    return Math.min(1, sum / Math.max(1, members));
  }
}
