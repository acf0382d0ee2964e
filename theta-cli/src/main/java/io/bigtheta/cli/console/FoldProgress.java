package io.bigtheta.cli.console;

import io.bigtheta.model.Evaluation;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.select.Fold;
import io.bigtheta.select.FoldEvent;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells people how a cross-validation goes: a line for each fold as it ends, or for some where there are very many; on a
 * terminal also a bar, which is drawn anew.
 */
final class FoldProgress implements Consumer<FoldEvent> {
  private static final long PAUSE_NANOS = 100_000_000;

  /** With more folds, not each has a line. */
  private static final int MOST_LINES = 50;

  private static final int SOME_LINES = 20;

  private final PrintStream out;
  private final boolean terminal;
  private final int epochs;
  private final Map<Integer, Integer> running = new HashMap<>();
  private final long start = System.nanoTime();
  private long drawn = start;
  private int done;
  private int folds;
  private int before;

  /** @param epochs of a fold, at most */
  FoldProgress(PrintStream out, boolean terminal, int epochs) {
    this.out = out;
    this.terminal = terminal;
    this.epochs = epochs;
  }

  @Override
  public void accept(FoldEvent event) {
    if (event instanceof FoldEvent.Started started) {
      folds = started.folds();
    } else if (event instanceof FoldEvent.Known known) {
      folds = known.folds();
      done = known.done();
      before = done;
      out.println(line(known.fold()) + ", trained before");
    } else if (event instanceof FoldEvent.EpochEnded ended) {
      running.put(ended.number(), ended.epoch().number());
      if (terminal && System.nanoTime() - drawn > PAUSE_NANOS) {
        drawn = System.nanoTime();
        out.print(
            Progress.ERASE + "fold " + done + "/" + folds + " " + Progress.bar(share()) + left());
        out.flush();
      }
    } else if (event instanceof FoldEvent.Ended ended) {
      running.remove(ended.fold().number());
      done = ended.done();
      int every = folds > MOST_LINES ? (folds + SOME_LINES - 1) / SOME_LINES : 1;
      boolean shown = done % every == 0 || done == folds;
      if (shown || FoldsResult.diverged(ended.fold())) {
        out.println((terminal ? Progress.ERASE : "") + line(ended.fold()) + left());
        out.flush();
      }
    }
  }

  private String line(Fold fold) {
    Evaluation held = fold.held();
    String score = Double.isNaN(held.accuracy())
        ? format("RMSE %.4g", held.rmse())
            + (Double.isNaN(held.r2()) ? "" : format(", R² %.4f", held.r2()))
        : format("accuracy %.2f %%", 100 * held.accuracy());
    int digits = Integer.toString(folds).length();
    return format(
            "fold %" + digits + "d/%d  %s, loss %.4f on %,d rows",
            fold.number(),
            folds,
            score,
            held.loss(),
            held.rows())
        + (fold.bestEpoch() == 0 ? "" : ", best epoch " + fold.bestEpoch())
        + (FoldsResult.diverged(fold) ? ", " + fold.reason() : "");
  }

  /** How much of the work is done: whole folds, and the epochs of those that run. */
  private double share() {
    double sum = done;
    for (int epoch : running.values()) {
      sum += (double) epoch / epochs;
    }
    return Math.min(1, sum / folds);
  }

  /** The time left, if what is to come goes on as it went. */
  private String left() {
    double share = share();
    double mine = share - (double) before / folds;
    double seconds = (System.nanoTime() - start) / 1e9;
    return done == folds || mine <= 0
        ? ""
        : "  " + Progress.time(seconds / mine * (1 - share)) + " left";
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
