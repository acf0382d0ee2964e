package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.run.result.SearchResult;
import io.bigtheta.search.Searched;
import java.io.PrintStream;

/** Prints a {@link SearchResult} as text. */
public final class SearchText {
  private SearchText() {}

  public static void print(SearchResult result, PrintStream out) {
    Searched searched = result.searched();
    out.println();
    result.ranking().ifPresent(it -> out.print(result.table(it).text()));
    if (searched.complete()) {
      out.println();
      result
          .ranking()
          .ifPresent(
              it -> out.println((it.decided() ? "chosen       " : "nothing      ") + it.reason()));
      result.edge().ifPresent(it -> out.println("edge         " + it));
      result.decided().ifPresent(it -> out.println("to train it: " + result.command(it.chosen())));
    }
    if (searched.duplicates() > 0) {
      out.println(text(
          "duplicates   %,d of %,d rows are held out while an equal row is used for training: scores may be too good",
          searched.duplicates(), result.plan().data().rows()));
    }
    out.println("files        " + result.folder() + ": " + String.join(", ", result.files()));
    if (!searched.complete()) {
      out.println();
      out.println("interrupted: every finished fold is kept");
      out.println("to continue: theta resume " + result.folder());
    }
  }
}
