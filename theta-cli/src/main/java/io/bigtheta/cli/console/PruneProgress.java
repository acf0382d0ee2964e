package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.PruningEvent;
import io.bigtheta.train.Event;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a pruning: a line for each round that ends, and on a terminal a bar that is redrawn. */
final class PruneProgress implements Consumer<PruningEvent> {
  private final PrintStream out;
  private final boolean terminal;
  private final Pruning recipe;
  private final long begun = System.nanoTime();
  private boolean tidied;
  private String head = "";

  PruneProgress(PrintStream out, boolean terminal, Pruning recipe) {
    this.out = out;
    this.terminal = terminal;
    this.recipe = recipe;
  }

  @Override
  public void accept(PruningEvent event) {
    if (event instanceof PruningEvent.Started started) {
      head = text(
          "round %2d  %,7d -> %,7d %s",
          started.round(), started.from(), started.to(), recipe.pruner().parts());
    } else if (event instanceof PruningEvent.Resumed resumed) {
      tidied = true;
      out.println("known        " + resumed.curve().size() + " networks were evaluated before");
    } else if (event instanceof PruningEvent.Tuned tuned && terminal) {
      bar(tuned.event());
    } else if (event instanceof PruningEvent.Judged judged) {
      out.println(
          (terminal ? Screen.ERASE : "") + head(judged.point()) + "  " + measures(judged.point()));
      out.flush();
    }
  }

  private void bar(Event event) {
    if (event instanceof Event.Progressed now) {
      double share = now.epoch() - 1 + (double) now.step() / now.steps();
      out.print(Screen.ERASE + head + " "
          + Progress.bar(share / recipe.trainer().epochs()) + text("  loss %.4f", now.loss()));
      out.flush();
    }
  }

  private String head(Point point) {
    if (point.round() > 0) {
      return head;
    }
    String first = tidied ? "tidied" : "start";
    tidied = true;
    int left = recipe.pruner().parts().equals("units") ? point.units() : point.weights();
    return text("%-8s  %,7d            %s", first, left, recipe.pruner().parts());
  }

  private String measures(Point point) {
    String text = text("%,9d parameters  validation %s", point.parameters(), point.validation());
    String test = point.test().map(score -> ", test " + score).orElse("");
    String held = point.round() == 0 ? "" : point.held() ? "  holds" : "  lost too much";
    return text + test + held + "  " + Progress.time((System.nanoTime() - begun) / 1e9);
  }
}
