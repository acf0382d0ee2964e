package io.bigtheta.run.result;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Note;
import io.bigtheta.data.Rows;
import io.bigtheta.diagnosis.Comparison;
import io.bigtheta.diagnosis.Examined;
import io.bigtheta.explain.WordWeights;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.report.HistoryCsv;
import io.bigtheta.report.Report;
import io.bigtheta.report.RunSummary;
import io.bigtheta.run.Version;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the report of a training. It is a class of its own, as the rooms that it uses take time to load. */
public final class TrainPage {
  private static final int MOST_WORDS = 20;

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
      Examined examined,
      Optional<Evaluation> test,
      Optional<Evaluation> others)
      throws IOException {
    HistoryCsv.write(folder.history(), training.history());
    Rows rows = plan.rows();
    RunSummary summary = RunSummary.of(rows.train().name(), training)
        .diagnosis(examined.diagnosis())
        .fact("Command", command)
        .fact("Rows", rows(rows))
        .fact("Networks", networks(plan))
        .fact(
            "Beside simpler models", examined.comparison().map(Comparison::text).orElse(""))
        .fact("Version", Version.text());
    for (Note note : rows.train().notes()) {
      summary = summary.fact(title(summary, note), note.words());
    }
    RunSummary all = words(summary, training.model(), rows.train());
    RunSummary judged = test.map(own -> all.test(rows.test(), own))
        .or(() ->
            others.map(own -> all.judged(new RunSummary.Judged("left-out", rows.train(), own))))
        .orElse(all);
    return Report.write(folder.path(), judged).missing();
  }

  /** Which words speak for and against each class, if the columns hold texts. */
  private static RunSummary words(RunSummary summary, Model model, Dataset rows) {
    RunSummary told = summary;
    int least = 0;
    for (WordWeights words : WordWeights.of(model, rows)) {
      String ending = " " + words.label() + " in " + words.column();
      told = told.fact("Words for" + ending, listed(words.most(MOST_WORDS)))
          .fact("Words against" + ending, listed(words.against(MOST_WORDS)));
      least = words.least();
    }
    return least == 0
        ? told
        : told.fact(
            "Words",
            "in at least " + least
                + " training rows each; the number is the logit of a text of this word alone, less the mean over all words");
  }

  private static String listed(List<WordWeights.Word> words) {
    return words.stream()
        .map(word -> String.format(Locale.ROOT, "%s %+.2f", word.word(), word.weight()))
        .collect(Collectors.joining(", "));
  }

  /** Says whose curves and diagnosis the page shows, if there are several networks; otherwise empty. */
  private static String networks(Plan plan) {
    return plan.members() == 1
        ? ""
        : plan.members()
            + ", each without another fold of the rows, which judges it; the model is their average. The curves are their mean,"
            + " the diagnosis is of network 1";
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
