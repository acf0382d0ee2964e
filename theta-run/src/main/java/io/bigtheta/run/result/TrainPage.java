package io.bigtheta.run.result;

import io.bigtheta.data.Note;
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

/** Writes the report of a training. It is a class of its own, as the rooms that it uses take time to load. */
public final class TrainPage {
  private TrainPage() {}

  /**
   * Writes the history, the page and the pictures.
   *
   * @param command the command as it was typed; may be empty
   * @param others the evaluation on the training rows by the networks that have not learnt from them, if there are several
   * @return one line about pictures that could not be drawn, if any
   */
  public static Optional<String> write(
      RunFolder folder,
      String command,
      Plan plan,
      Training training,
      Diagnosis diagnosis,
      Optional<Evaluation> test,
      Optional<Evaluation> others)
      throws IOException {
    HistoryCsv.write(folder.history(), training.history());
    Rows rows = plan.rows();
    RunSummary summary = RunSummary.of(rows.train().name(), training)
        .diagnosis(diagnosis)
        .fact("Command", command)
        .fact("Rows", rows(rows))
        .fact("Version", Version.text());
    for (Note note : rows.train().notes()) {
      summary = summary.fact(title(summary, note), note.words());
    }
    RunSummary all = summary;
    RunSummary judged = test.map(own -> all.test(rows.test(), own))
        .or(() ->
            others.map(own -> all.judged(new RunSummary.Judged("left-out", rows.train(), own))))
        .orElse(all);
    return Report.write(folder.path(), judged).missing();
  }

  /** A title for a note that no fact has yet. */
  private static String title(RunSummary summary, Note note) {
    String title =
        note.about().substring(0, 1).toUpperCase(Locale.ROOT) + note.about().substring(1);
    int number = 2;
    String free = title;
    while (summary.facts().containsKey(free)) {
      free = title + " " + number++;
    }
    return free;
  }

  /** The number of training, validation and test rows, in words. */
  static String rows(Rows rows) {
    return String.format(
        Locale.ROOT,
        "%,d to train on, %,d to validate, %,d to test",
        rows.train().rows(),
        rows.validation().rows(),
        rows.test().rows());
  }
}
