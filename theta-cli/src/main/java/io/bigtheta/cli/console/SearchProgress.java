package io.bigtheta.cli.console;

import io.bigtheta.search.Measure;
import io.bigtheta.search.SearchEvent;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people how a search goes: a line for each candidate as its last fold ends; on a terminal also a bar, drawn anew. */
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
        out.printf(
            Locale.ROOT,
            "round %d/%d    %d candidates for %,d epochs%n",
            round.round(),
            round.rounds(),
            round.candidates(),
            round.epochs());
      }
      if (round.known() > 0) {
        out.printf(
            Locale.ROOT,
            "known        %d of %d folds were trained before%n",
            round.known(),
            round.folds());
      }
    } else if (event instanceof SearchEvent.Progressed now) {
      share = now.share();
      if (terminal) {
        out.print(Progress.ERASE + head + Progress.bar(share) + left());
        out.flush();
      }
    } else if (event instanceof SearchEvent.TrialEnded ended) {
      int digits = Integer.toString(ended.candidates()).length();
      out.println((terminal ? Progress.ERASE : "")
          + String.format(Locale.ROOT, "%" + digits + "d/%d  ", ended.done(), ended.candidates())
          + said(ended.trial())
          + (ended.done() < ended.candidates() ? left() : ""));
      out.flush();
    }
  }

  private String said(Trial trial) {
    Estimate score = trial.score(measure);
    return trial.name() + "  " + measure + " " + measure.text(score.mean())
        + (Double.isNaN(score.standardError()) ? "" : " ± " + measure.text(score.standardError()));
  }

  /** The time left, if what is to come goes on as it went. */
  private String left() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return share > 0 && share < 1
        ? "  " + Progress.time(seconds / share * (1 - share)) + " left"
        : "";
  }
}
