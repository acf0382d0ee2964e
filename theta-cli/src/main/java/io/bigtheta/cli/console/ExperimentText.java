package io.bigtheta.cli.console;

import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Findings;
import io.bigtheta.run.result.ExperimentResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Experiments in words and tables. */
public final class ExperimentText {
  private static final int WIDTH = 100;

  private ExperimentText() {}

  /** All that there are. */
  public static void list(List<Experiment> all, PrintStream out) {
    for (Experiment each : all) {
      out.println(each.name());
      tell(out, "  ", each.claim().statement());
      tell(out, "  ", "(" + each.claim().source() + ")");
    }
  }

  /** What is about to be put to the test. */
  public static void claim(Experiment experiment, PrintStream out) {
    tell(out, "claim        ", experiment.claim().statement());
    tell(out, "source       ", experiment.claim().source());
    out.println();
  }

  /** What came of it. */
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

  /** Words after a heading, in lines of a width that is read with ease. */
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
