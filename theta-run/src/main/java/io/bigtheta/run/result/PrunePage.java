package io.bigtheta.run.result;

import io.bigtheta.report.PruningReport;
import io.bigtheta.run.Version;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the report of a pruning. It is a class of its own, as the rooms that it uses take time to load. */
public final class PrunePage {
  private PrunePage() {}

  /**
   * Writes the table, the page and the chart.
   *
   * @param command the command as it was typed; may be empty
   * @return one line about pictures that could not be drawn, if any
   */
  public static Optional<String> write(PruneResult result, String command) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", command);
    facts.put("Recipe", result.recipe().toString());
    facts.put("Rows", TrainPage.rows(result.rows()));
    facts.put("Network", result.pruned().model().network().blueprint().toString());
    facts.put("θ digest", result.pruned().model().network().digest());
    facts.put("Version", Version.text());
    return PruningReport.of(result.rows().train().name(), result.pruned(), facts)
        .write(result.folder())
        .missing();
  }
}
