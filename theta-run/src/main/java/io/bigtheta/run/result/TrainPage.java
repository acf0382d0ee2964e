package io.bigtheta.run.result;

import io.bigtheta.data.Rows;
import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.model.Evaluation;
import io.bigtheta.report.HistoryCsv;
import io.bigtheta.report.Report;
import io.bigtheta.report.RunSummary;
import io.bigtheta.run.Version;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The report of a training. It is apart, as the rooms that it enters take time to load. */
public final class TrainPage {
  private TrainPage() {}

  /**
   * Writes history, page and pictures.
   *
   * @param command what was typed; may be empty
   * @return one line on pictures that are missing, where there are any
   */
  public static Optional<String> write(
      RunFolder folder,
      String command,
      Plan plan,
      Training training,
      Diagnosis diagnosis,
      Optional<Evaluation> test)
      throws IOException {
    HistoryCsv.write(folder.history(), training.history());
    Rows rows = plan.rows();
    RunSummary summary = RunSummary.of(rows.train().name(), training)
        .diagnosis(diagnosis)
        .fact("Command", command)
        .fact("Rows", rows(rows))
        .fact("Version", Version.text());
    return Report.write(
            folder.path(), test.map(judged -> summary.test(rows.test(), judged)).orElse(summary))
        .missing();
  }

  /** How many rows each part has. */
  static String rows(Rows rows) {
    return String.format(
        Locale.ROOT,
        "%,d to train on, %,d to validate, %,d to test",
        rows.train().rows(),
        rows.validation().rows(),
        rows.test().rows());
  }
}
