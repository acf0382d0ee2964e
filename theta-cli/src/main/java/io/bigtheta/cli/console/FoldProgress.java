package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.model.Evaluation;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.select.Fold;
import io.bigtheta.select.FoldEvent;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Shows the progress of a cross-validation: a line for each fold that ends, or for some of very many, and on a terminal a bar
 * that is redrawn.
 */
final class FoldProgress implements Consumer<FoldEvent> {
  /** Of more folds than this, only {@link #SOME_LINES} get a line. */
  private static final int MOST_LINES = 50;

  private static final int SOME_LINES = 20;

  private final PrintStream out;
  private final boolean terminal;
  private final Running running;
  private final long start = System.nanoTime();
  private int before;

  /** @param epochs largest number of epochs of a fold */
  FoldProgress(PrintStream out, boolean terminal, int epochs) {
    this.out = out;
    this.terminal = terminal;
    running = new Running(epochs);
  }

  @Override
  public void accept(FoldEvent event) {
    if (event instanceof FoldEvent.Started started) {
      running.all(started.folds());
    } else if (event instanceof FoldEvent.Known known) {
      running.all(known.folds());
      running.ended(known.fold().number(), known.done());
      before = known.done();
      out.println(line(known.fold()) + ", trained before");
    } else if (event instanceof FoldEvent.EpochEnded ended) {
      running.at(ended.number(), ended.epoch().number());
      if (terminal && running.due()) {
        out.print(Screen.ERASE + "fold " + running.done() + "/" + running.all() + " "
            + Progress.bar(running.share()) + left());
        out.flush();
      }
    } else if (event instanceof FoldEvent.Ended ended) {
      running.ended(ended.fold().number(), ended.done());
      int folds = running.all();
      int every = folds > MOST_LINES ? (folds + SOME_LINES - 1) / SOME_LINES : 1;
      boolean shown = running.done() % every == 0 || running.done() == folds;
      if (shown || FoldsResult.diverged(ended.fold())) {
        out.println((terminal ? Screen.ERASE : "") + line(ended.fold()) + left());
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
    int folds = running.all();
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

  private String left() {
    double share = running.share();
    return Progress.left(start, share - (double) before / running.all(), share);
  }
}
