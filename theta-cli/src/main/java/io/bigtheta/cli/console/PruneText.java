package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.run.result.PruneResult;
import java.io.PrintStream;

/** Prints a {@link PruneResult} as text. */
public final class PruneText {
  private PruneText() {}

  public static void print(PruneResult result, PrintStream out) {
    Pruned pruned = result.pruned();
    Point before = pruned.before();
    Point after = pruned.after();
    out.println();
    out.println(
        after.round() == 0 && pruned.dead() + pruned.duplicated() == 0
            ? "kept         the network as it was: "
                + (pruned.complete()
                    ? "nothing could be removed within the tolerance"
                    : "no round was finished")
            : "kept         round " + after.round() + ": "
                + pruned.model().network().blueprint());
    out.println(text("units        %,d of %,d", after.units(), before.units()) + removed(pruned));
    out.println(text("weights      %,d of %,d are not 0", after.weights(), before.weights()));
    out.println(text("parameters   %,d of %,d", after.parameters(), before.parameters()));
    out.println("validation   " + before.validation() + " before, " + after.validation()
        + " after; " + limit(pruned));
    before
        .test()
        .ifPresent(test -> out.println(
            "test         " + test + " before, " + after.test().orElseThrow() + " after"));
    out.println(text("file         %,d bytes of %,d", result.bytesAfter(), result.bytesBefore()));
    out.println("θ digest     " + pruned.model().network().digest());
    out.println("files        " + result.folder()
        + ": model.safetensors"
        + (result.reported() ? ", report.html, pruning.csv, pictures" : ""));
    if (!pruned.complete()) {
      out.println();
      out.println("interrupted: the smallest network that held so far is saved");
      out.println("to continue: theta resume " + result.folder());
    }
  }

  private static String removed(Pruned pruned) {
    int dead = pruned.dead();
    int twins = pruned.duplicated();
    return dead + twins == 0
        ? ""
        : text("; %,d dead and %,d duplicate units had no effect and were removed", dead, twins);
  }

  private static String limit(Pruned pruned) {
    return pruned.before().validation().classes()
        ? text("must stay at %.2f %% or above", 100 * pruned.threshold())
        : text("must stay at %.4g or below", pruned.threshold());
  }
}
