package io.bigtheta.cli;

import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.model.Evaluation;
import io.bigtheta.report.HistoryCsv;
import io.bigtheta.report.Report;
import io.bigtheta.report.RunSummary;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The report of a run. Apart, so that the rooms it enters, which take time to get ready, are entered at the end. */
final class Reports {
  private Reports() {}

  /** Writes history, page and pictures; returns one line on pictures that are missing, where there are any. */
  static Optional<String> write(
      RunFolder folder,
      Plan plan,
      Training training,
      Diagnosis diagnosis,
      Optional<Evaluation> test)
      throws IOException {
    HistoryCsv.write(folder.history(), training.history());
    Rows rows = plan.rows();
    RunSummary summary = RunSummary.of(rows.train().name(), training)
        .diagnosis(diagnosis)
        .fact("Command", plan.command())
        .fact(
            "Rows",
            String.format(
                Locale.ROOT,
                "%,d to train on, %,d to validate, %,d to test",
                rows.train().rows(),
                rows.validation().rows(),
                rows.test().rows()))
        .fact("Version", Theta.version());
    return Report.write(
            folder.path(), test.map(judged -> summary.test(rows.test(), judged)).orElse(summary))
        .missing();
  }
}
