package io.bigtheta.cli.console;

import io.bigtheta.report.Table;
import io.bigtheta.run.result.ExplainResult;
import java.io.PrintStream;

/** Prints an {@link ExplainResult} as tables. */
public final class ExplainText {
  private ExplainText() {}

  public static void print(ExplainResult result, PrintStream out) {
    out.println(result.judged().rows().name() + ": " + result.judged().evaluation());
    out.println(result.judged().words());
    for (Table table : result.tables()) {
      out.println();
      out.println(table.title());
      if (!table.words().isEmpty()) {
        out.println(table.words());
      }
      out.print(table.text());
    }
  }
}
