package io.bigtheta.cli.console;

import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Findings;
import io.bigtheta.run.result.ExperimentResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints experiments as text. */
public final class ExperimentText {
  private static final int WIDTH = 100;

  private ExperimentText() {}

  /** Prints the claim of each experiment. */
  public static void list(List<Experiment> all, PrintStream out) {
    for (Experiment each : all) {
      out.println(each.name());
      tell(out, "  ", each.claim().statement());
      tell(out, "  ", "(" + each.claim().source() + ")");
    }
  }

  /** Prints the claim that is about to be tested. */
  public static void claim(Experiment experiment, PrintStream out) {
    tell(out, "claim        ", experiment.claim().statement());
    tell(out, "source       ", experiment.claim().source());
    out.println();
  }

  /** Prints the result. */
  public static void print(ExperimentResult result, PrintStream out) {
    Findings findings = result.findings();
    tell(out, "method       ", findings.method());
    out.println();
    out.print(findings.numbers().table().text());
    out.println();
    tell(out, "verdict      ", findings.verdict());
    out.printf(Locale.ROOT, "seconds      %.1f%n", result.seconds());
    out.println("files        " + result.folder() + ": "
        + String.join(
            ", ",
            result.files().stream().map(file -> file.getFileName().toString()).toList()));
  }

  /** Prints words after a heading, broken into lines that are easy to read. */
  private static void tell(PrintStream out, String heading, String words) {
    StringBuilder line = new StringBuilder(heading);
    for (String word : words.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > heading.length()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(heading.length()));
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
