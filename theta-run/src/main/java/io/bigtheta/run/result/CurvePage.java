package io.bigtheta.run.result;

import io.bigtheta.report.Document;
import io.bigtheta.report.LearnedFigures;
import io.bigtheta.run.Version;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the report of a learning curve. It is a class of its own, as the rooms that it uses take time to load. */
public final class CurvePage {
  private CurvePage() {}

  /**
   * Writes the table, the page and the chart.
   *
   * @param command the command as it was typed; may be empty
   * @return one line about pictures that could not be drawn, if any
   */
  public static Optional<String> write(CurveResult result, String command) throws IOException {
    Plan plan = result.plan();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Data", plan.rows().train().toString());
    facts.put("Network", plan.blueprint().text());
    facts.put("Folds", Spec.text(result.curve().recipe().folding()));
    facts.put("Recipe", plan.trainer().toString());
    facts.put("Command", command);
    facts.put("Version", Version.text());
    return Document.of(
            "Learning curve: " + plan.rows().train().name(), result.reading().words() + ".")
        .figure(LearnedFigures.figure(result.learned(), result.classes()))
        .table(result.table())
        .facts("Summary", facts)
        .file("learning-curve.csv", LearnedFigures.csv(result.learned()))
        .write(result.folder())
        .missing();
  }
}
