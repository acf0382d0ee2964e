package io.bigtheta.cli;

import io.bigtheta.report.PruningReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The report of a pruning. Apart, so that the rooms it enters, which take time to get ready, are entered at the end. */
final class PruneReports {
  private PruneReports() {}

  /** Writes table, page and picture, and says what is missing; false if they cannot be written: the model is there already. */
  static boolean write(PruneResult result, String command, PrintStream people) {
    Rows rows = result.rows();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", command);
    facts.put("Recipe", result.recipe().toString());
    facts.put(
        "Rows",
        String.format(
            Locale.ROOT,
            "%,d to train on, %,d to validate, %,d to test",
            rows.train().rows(),
            rows.validation().rows(),
            rows.test().rows()));
    facts.put("Network", result.pruned().model().network().blueprint().toString());
    facts.put("θ digest", result.pruned().model().network().digest());
    facts.put("Version", Theta.version());
    try {
      PruningReport.of(rows.train().name(), result.pruned(), facts)
          .write(result.folder().path())
          .missing()
          .ifPresent(people::println);
      return true;
    } catch (IOException e) {
      people.println("no report    " + Failure.of(e).line());
      return false;
    }
  }
}
