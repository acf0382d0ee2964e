package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.run.result.PruneResult;
import java.io.PrintStream;

/** A {@link PruneResult} in words. */
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
                    ? "nothing could be taken away within the tolerance"
                    : "no round came to its end")
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
        : text("; %,d dead and %,d duplicated ones changed no answer", dead, twins);
  }

  private static String limit(Pruned pruned) {
    return pruned.before().validation().classes()
        ? text("at least %.2f %% holds", 100 * pruned.threshold())
        : text("at most %.4g holds", pruned.threshold());
  }
}
