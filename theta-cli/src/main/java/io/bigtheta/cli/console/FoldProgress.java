package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.model.Evaluation;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.select.Fold;
import io.bigtheta.select.FoldEvent;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Shows the progress of a cross-validation: a line for each fold that ends, or for some of very many, and on a terminal a bar
 * that is redrawn.
 */
final class FoldProgress implements Consumer<FoldEvent> {
  private static final long PAUSE_NANOS = 100_000_000;

  /** Of more folds than this, only {@link #SOME_LINES} get a line. */
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

  /** @param epochs largest number of epochs of a fold */
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
        ? text("RMSE %.4g", held.rmse())
            + (Double.isNaN(held.r2()) ? "" : text(", R² %.4f", held.r2()))
        : text("accuracy %.2f %%", 100 * held.accuracy());
    int digits = Integer.toString(folds).length();
    return text(
            "fold %" + digits + "d/%d  %s, loss %.4f on %,d rows",
            fold.number(),
            folds,
            score,
            held.loss(),
            held.rows())
        + (fold.bestEpoch() == 0 ? "" : ", best epoch " + fold.bestEpoch())
        + (FoldsResult.diverged(fold) ? ", " + fold.reason() : "");
  }

  /** The share of the work that is done: finished folds, and the epochs of those that are running. */
  private double share() {
    double sum = done;
    for (int epoch : running.values()) {
      sum += (double) epoch / epochs;
    }
    return Math.min(1, sum / folds);
  }

  private String left() {
    double share = share();
    return Progress.left(start, share - (double) before / folds, share);
  }
}
