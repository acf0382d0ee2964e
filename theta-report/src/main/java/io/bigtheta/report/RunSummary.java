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
 * The content of a report.
 *
 * @param name of the data, for the title
 * @param training the result of the training
 * @param diagnosis of the training, if there were rows to make one
 * @param judged how the model did on rows it was not trained on, if there are any
 * @param seconds the whole run took; NaN if unknown
 * @param facts further lines of the report, what → value, in order: the command, numbers of rows, versions
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
   * Rows, and how well the model answers on them.
   *
   * @param part name of these rows in the report: test or validation
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

  /** A training by itself: no rows are evaluated, the time is the sum of its epochs, and there are no further facts. */
  public static RunSummary of(String name, Training training) {
    return new RunSummary(
        name, training, Optional.empty(), Optional.empty(), training.history().seconds(), Map.of());
  }

  public RunSummary diagnosis(Diagnosis value) {
    return new RunSummary(name, training, Optional.of(value), judged, seconds, facts);
  }

  /** The epoch from which the network overfits, if it is known. */
  OptionalInt overfitting() {
    return diagnosis.map(Diagnosis::overfitting).orElseGet(training.history()::overfitting);
  }

  /** Adds the model's answers on the test rows. */
  public RunSummary test(Dataset data, Evaluation evaluation) {
    return judged(new Judged("test", data, evaluation));
  }

  public RunSummary judged(Judged value) {
    return new RunSummary(name, training, diagnosis, Optional.of(value), seconds, facts);
  }

  public RunSummary seconds(double value) {
    return new RunSummary(name, training, diagnosis, judged, value, facts);
  }

  /** Adds a fact at the end. */
  public RunSummary fact(String what, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(what, value);
    return new RunSummary(name, training, diagnosis, judged, seconds, more);
  }
}
