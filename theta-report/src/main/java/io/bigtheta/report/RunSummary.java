package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.model.Evaluation;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Training;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a report is about.
 *
 * @param name of the data, for the title
 * @param training what came of it
 * @param diagnosis of it, where rows to make one were there
 * @param judged how the model did on rows it was not trained on, where there are any
 * @param seconds the whole run took; NaN where it is not known
 * @param facts further lines of the report, what → value, in their order: the command, numbers of rows, versions
 */
public record RunSummary(
    String name,
    Training training,
    Optional<Diagnosis> diagnosis,
    Optional<Judged> judged,
    double seconds,
    Map<String, String> facts) {
  public RunSummary {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * Rows and how well the model answers on them.
   *
   * @param part of the data these rows are, as the report calls it: test, or validation
   */
  public record Judged(String part, Dataset data, Evaluation evaluation) {
    public Judged {
      if (data.rows() != evaluation.rows()) {
        throw Refusal.of(
            part,
            "an evaluation of the " + data.rows() + " rows of " + data.name(),
            "one of " + evaluation.rows());
      }
    }
  }

  /** A training by itself: nothing judged, as long as its epochs took, no further facts. */
  public static RunSummary of(String name, Training training) {
    return new RunSummary(
        name, training, Optional.empty(), Optional.empty(), training.history().seconds(), Map.of());
  }

  public RunSummary diagnosis(Diagnosis value) {
    return new RunSummary(name, training, Optional.of(value), judged, seconds, facts);
  }

  /** From which epoch the network overfits, as far as is known. */
  OptionalInt overfitting() {
    return diagnosis.map(Diagnosis::overfitting).orElseGet(training.history()::overfitting);
  }

  /** With the model's answers on the test rows. */
  public RunSummary test(Dataset data, Evaluation evaluation) {
    return judged(new Judged("test", data, evaluation));
  }

  public RunSummary judged(Judged value) {
    return new RunSummary(name, training, diagnosis, Optional.of(value), seconds, facts);
  }

  public RunSummary seconds(double value) {
    return new RunSummary(name, training, diagnosis, judged, value, facts);
  }

  /** With one more fact, at the end. */
  public RunSummary fact(String what, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(what, value);
    return new RunSummary(name, training, diagnosis, judged, seconds, more);
  }
}
