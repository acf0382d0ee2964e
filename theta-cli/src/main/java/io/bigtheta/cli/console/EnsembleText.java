package io.bigtheta.cli.console;

import io.bigtheta.run.result.EnsembleResult;
import io.bigtheta.run.result.TrainResult;
import java.io.PrintStream;

/** An {@link EnsembleResult} in words. */
public final class EnsembleText {
  private EnsembleText() {}

  public static void print(EnsembleResult result, PrintStream out) {
    out.println();
    if (!result.complete()) {
      long whole = result.members().stream().filter(TrainResult::whole).count();
      out.println("ensemble     " + whole + " of " + result.recipe().members()
          + " members are whole; theta resume " + result.folder() + " goes on");
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
        "files        " + result.folder() + ": ensemble.json, and a folder for each member");
  }
}
