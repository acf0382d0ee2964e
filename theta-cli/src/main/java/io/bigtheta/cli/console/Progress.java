package io.bigtheta.cli.console;

import io.bigtheta.train.Event;
import io.bigtheta.train.history.Epoch;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people how a training goes: on a terminal one line that is drawn anew, else a plain line for each epoch. */
final class Progress implements Consumer<Event> {
  private static final int WIDTH = 20;
  static final String ERASE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private int rows;
  private int epochs;
  private int before;
  private int stepsOfEpoch;
  private long start;

  /** @param before epochs done before this session */
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
      out.print(ERASE + head(now.epoch()) + " " + bar(share) + format("  loss %.4f", now.loss())
          + rest(now.epoch() - 1 + share, now.rate()));
      out.flush();
    } else if (event instanceof Event.EpochEnded ended) {
      Epoch epoch = ended.epoch();
      out.println((terminal ? ERASE : "")
          + head(epoch.number())
          + measures(epoch)
          + rest(epoch.number(), epoch.rate())
          + (ended.best() ? "  best" : ""));
      out.flush();
    } else if (event instanceof Event.Ended && terminal) {
      out.print(ERASE);
    }
  }

  private String head(int epoch) {
    int digits = Integer.toString(epochs).length();
    return format("epoch %" + digits + "d/%d", epoch, epochs);
  }

  static String bar(double share) {
    int full = (int) (share * WIDTH);
    return "[" + "=".repeat(full) + (full < WIDTH ? ">" : "")
        + " ".repeat(Math.max(0, WIDTH - full - 1)) + "]";
  }

  private static String measures(Epoch epoch) {
    StringBuilder text = new StringBuilder(format("  loss %.4f", epoch.trainLoss()));
    if (!Double.isNaN(epoch.trainAccuracy())) {
      text.append(format(", accuracy %.2f %%", 100 * epoch.trainAccuracy()));
    }
    if (!Double.isNaN(epoch.validationLoss())) {
      text.append(format("  validation %.4f", epoch.validationLoss()));
    }
    if (!Double.isNaN(epoch.validationAccuracy())) {
      text.append(format(", %.2f %%", 100 * epoch.validationAccuracy()));
    }
    return text.toString();
  }

  /** The rate, the speed and the time left, if every epoch to come takes as long as those of this session did. */
  private String rest(double epochsDone, double rate) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double mine = epochsDone - before;
    String text = format("  rate %.2g  %,.0f rows/s", rate, rows * mine / seconds);
    return epochsDone < epochs
        ? text + "  " + time(seconds / mine * (epochs - epochsDone)) + " left"
        : text;
  }

  /** As 0:07 or 1:02:03. */
  static String time(double seconds) {
    long s = Math.round(seconds);
    return s < 3600
        ? format("%d:%02d", s / 60, s % 60)
        : format("%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
