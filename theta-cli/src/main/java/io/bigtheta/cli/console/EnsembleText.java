package io.bigtheta.cli.console;

import io.bigtheta.run.result.EnsembleResult;
import io.bigtheta.run.result.TrainResult;
import java.io.PrintStream;

/** Prints an {@link EnsembleResult} as text. */
public final class EnsembleText {
  private EnsembleText() {}

  public static void print(EnsembleResult result, PrintStream out) {
    out.println();
    if (!result.complete()) {
      long whole = result.members().stream().filter(TrainResult::whole).count();
      out.println("ensemble     " + whole + " of " + result.recipe().members()
          + " members are finished; theta resume " + result.folder() + " continues");
      return;
    }
    JointText.print(result.scores(), "member", "seed", out);
    out.println();
    result.test().ifPresent(judged -> {
      out.println("test         " + judged);
      Confusions.of(judged, result.members().get(0).training().model().labels())
          .forEach(line -> out.println("             " + line));
    });
    out.println(
        "files        " + result.folder() + ": ensemble.json, and a directory for each member");
  }
}
