package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.search.Measure;
import io.bigtheta.search.SearchEvent;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a search: a line for each candidate whose last fold ends, and on a terminal a bar that is redrawn. */
final class SearchProgress implements Consumer<SearchEvent> {
  private final PrintStream out;
  private final boolean terminal;
  private final Measure measure;
  private String head = "";
  private long start;
  private double share;

  SearchProgress(PrintStream out, boolean terminal, Measure measure) {
    this.out = out;
    this.terminal = terminal;
    this.measure = measure;
  }

  @Override
  public void accept(SearchEvent event) {
    if (event instanceof SearchEvent.RoundStarted round) {
      start = System.nanoTime();
      share = 0;
      head = round.rounds() == 1 ? "" : "round " + round.round() + "/" + round.rounds() + " ";
      if (round.rounds() > 1) {
        out.println(text(
            "round %d/%d    %d candidates, %,d epochs each",
            round.round(), round.rounds(), round.candidates(), round.epochs()));
      }
      if (round.known() > 0) {
        out.println(
            text("known        %d of %d folds were trained before", round.known(), round.folds()));
      }
    } else if (event instanceof SearchEvent.Progressed now) {
      share = now.share();
      if (terminal) {
        out.print(Screen.ERASE + head + Progress.bar(share) + Progress.left(start, share, share));
        out.flush();
      }
    } else if (event instanceof SearchEvent.TrialEnded ended) {
      int digits = Integer.toString(ended.candidates()).length();
      out.println((terminal ? Screen.ERASE : "")
          + text("%" + digits + "d/%d  ", ended.done(), ended.candidates())
          + said(ended.trial())
          + (ended.done() < ended.candidates() ? Progress.left(start, share, share) : ""));
      out.flush();
    }
  }

  private String said(Trial trial) {
    Estimate score = trial.score(measure);
    return trial.name() + "  " + measure + " " + measure.text(score.mean())
        + (Double.isNaN(score.standardError()) ? "" : " ± " + measure.text(score.standardError()));
  }
}
