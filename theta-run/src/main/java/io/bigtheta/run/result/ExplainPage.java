package io.bigtheta.run.result;

import io.bigtheta.explain.Dependence;
import io.bigtheta.report.Document;
import io.bigtheta.report.ExplainFigures;
import io.bigtheta.run.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the report of what predictions depend on. It is a class of its own, as the rooms that it uses take time to load. */
public final class ExplainPage {
  private ExplainPage() {}

  /**
   * Writes the page and the pictures.
   *
   * @param model the name of the model, for the summary
   * @return one line about pictures that could not be drawn, if any
   */
  public static Optional<String> write(ExplainResult result, String model, Path folder)
      throws IOException {
    EvaluateResult judged = result.judged();
    Document document = Document.of(
            "What predictions depend on: " + judged.rows().name(),
            judged.evaluation() + "; " + judged.words() + ".")
        .figure(ExplainFigures.importance(result.importance(), result.score()))
        .table(ExplainFigures.table(result.importance(), result.score()));
    int number = 1;
    for (Dependence one : result.dependences()) {
      document.figure(ExplainFigures.dependence(
          one, number++, judged.labels(), result.positive(), result.classes()));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Model", model);
    facts.put("Data", judged.rows().toString());
    facts.put("Version", Version.text());
    return document.facts("Summary", facts).write(folder).missing();
  }
}
