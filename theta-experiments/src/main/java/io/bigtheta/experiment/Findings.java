package io.bigtheta.experiment;

import io.bigtheta.report.Document;
import io.bigtheta.report.Figure;
import io.bigtheta.spec.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an experiment.
 *
 * @param holds whether the claim holds here
 * @param verdict in plain words, with the numbers that support it
 * @param method what was done, in a few sentences
 * @param numbers what was measured
 * @param figures drawn from the numbers
 */
public record Findings(
    boolean holds, String verdict, String method, Numbers numbers, List<Figure> figures) {
  public Findings {
    figures = List.copyOf(figures);
  }

  /** The report page: claim, verdict, figures and numbers. {@code facts} are further lines, what → value. */
  public Document document(Experiment experiment, Map<String, String> facts) {
    Claim claim = experiment.claim();
    Document page = Document.of("Experiment: " + experiment.name(), claim.statement())
        .note("Source: " + claim.source())
        .card(holds ? "The claim holds here" : "The claim does not hold here", verdict)
        .text("What was done", method);
    figures.forEach(page::figure);
    page.table(numbers.table()).file("numbers.csv", numbers.csv());
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Experiment", Spec.text(experiment));
    all.putAll(facts);
    return page.facts("How to run it again", all);
  }
}
