package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.train.Event;
import io.bigtheta.train.history.Epoch;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a training: a line for each epoch, and on a terminal a bar that is redrawn. */
final class Progress implements Consumer<Event> {
  private static final int WIDTH = 20;

  private final PrintStream out;
  private final boolean terminal;
  private int rows;
  private int epochs;
  private int before;
  private int stepsOfEpoch;
  private long start;

  /** @param before number of epochs that earlier sessions finished */
  Progress(PrintStream out, boolean terminal, int before) {
    this.out = out;
    this.terminal = terminal;
    this.before = before;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Started started) {
      rows = started.trainRows();
      epochs = started.epochs();
      stepsOfEpoch = started.steps();
      start = System.nanoTime();
    } else if (event instanceof Event.Progressed now && terminal) {
      double share = (double) now.step() / stepsOfEpoch;
      out.print(Screen.ERASE + head(now.epoch()) + " " + bar(share)
          + text("  loss %.4f", now.loss()) + rest(now.epoch() - 1 + share, now.rate()));
      out.flush();
    } else if (event instanceof Event.EpochEnded ended) {
      Epoch epoch = ended.epoch();
      out.println((terminal ? Screen.ERASE : "")
          + head(epoch.number())
          + measures(epoch)
          + rest(epoch.number(), epoch.rate())
          + (ended.best() ? "  best" : ""));
      out.flush();
    } else if (event instanceof Event.Ended && terminal) {
      out.print(Screen.ERASE);
    }
  }

  private String head(int epoch) {
    int digits = Integer.toString(epochs).length();
    return text("epoch %" + digits + "d/%d", epoch, epochs);
  }

  static String bar(double share) {
    int full = (int) (share * WIDTH);
    return "[" + "=".repeat(full) + (full < WIDTH ? ">" : "")
        + " ".repeat(Math.max(0, WIDTH - full - 1)) + "]";
  }

  private static String measures(Epoch epoch) {
    StringBuilder text = new StringBuilder(text("  loss %.4f", epoch.trainLoss()));
    if (!Double.isNaN(epoch.trainAccuracy())) {
      text.append(text(", accuracy %.2f %%", 100 * epoch.trainAccuracy()));
    }
    if (!Double.isNaN(epoch.validationLoss())) {
      text.append(text("  validation %.4f", epoch.validationLoss()));
    }
    if (!Double.isNaN(epoch.validationAccuracy())) {
      text.append(text(", %.2f %%", 100 * epoch.validationAccuracy()));
    }
    return text.toString();
  }

  /** The learning rate, the speed of this session and the time left. */
  private String rest(double epochsDone, double rate) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double mine = epochsDone - before;
    String text = text("  rate %.2g  %,.0f rows/s", rate, rows * mine / seconds);
    return text + left(start, mine / epochs, epochsDone / epochs);
  }

  /** The time left if the rest goes as fast, where {@code share} of the work is done, and {@code mine} since {@code start}. */
  static String left(long start, double mine, double share) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return mine <= 0 || share >= 1 ? "" : "  " + time(seconds / mine * (1 - share)) + " left";
  }

  /** A time such as 0:07 or 1:02:03. */
  static String time(double seconds) {
    long s = Math.round(seconds);
    return s < 3600
        ? text("%d:%02d", s / 60, s % 60)
        : text("%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
