package io.bigtheta.cli.console;

import io.bigtheta.run.result.CurveResult;
import io.bigtheta.select.Learned;
import java.io.PrintStream;

/** Prints a {@link CurveResult} as text. */
public final class CurveText {
  private CurveText() {}

  public static void print(CurveResult result, PrintStream out) {
    Learned learned = result.learned();
    out.println();
    if (!learned.complete()) {
      out.println("interrupted  " + learned.points().size() + " of " + learned.asked()
          + " sizes are finished");
    }
    if (!learned.points().isEmpty()) {
      out.print(result.table().text());
      out.println();
      out.println("reading      " + result.reading().words());
    }
    if (result.reported()) {
      out.println(
          "files        " + result.folder() + ": learning-curve.csv, report.html, pictures");
    }
    if (!learned.complete()) {
      out.println();
      out.println("interrupted: every finished network is kept");
      out.println("to continue: theta resume " + result.folder());
    }
  }
}
