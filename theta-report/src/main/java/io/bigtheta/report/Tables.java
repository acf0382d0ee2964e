package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.model.ClassScore;
import io.bigtheta.model.Evaluation;
import io.bigtheta.report.RunSummary.Judged;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables of the report page. */
final class Tables {
  private static final int MOST_CONFUSIONS = 10;
  private static final int MOST_MISTAKES = 15;
  private static final int MOST_COLUMNS = 8;

  private final Html html;
  private final RunSummary summary;
  private final List<String> labels;

  Tables(Html html, RunSummary summary) {
    this.html = html;
    this.summary = summary;
    this.labels = summary.training().model().labels();
  }

  /** Writes the most frequent confusions. */
  void confusions() {
    Evaluation evaluation = summary.judged().orElseThrow().evaluation();
    List<Confusion> most = Confusion.of(labels, evaluation.confusion(), MOST_CONFUSIONS);
    html.text("h3", "Most frequent confusions");
    if (most.isEmpty()) {
      html.text("p", "There are none: every answer is right.");
      return;
    }
    Set<Integer> numeric = Set.of(2, 3);
    html.table(List.of("True class", "Answer", "Rows", "Share of the class"), numeric);
    for (Confusion one : most) {
      html.row(
          List.of(
              one.truth(), one.answer(), Shown.count(one.count()), Shown.percent(one.share(), 1)),
          numeric);
    }
    html.endTable();
  }

  /** Writes the precision and the recall of each class. */
  void perClass() {
    Judged judged = summary.judged().orElse(null);
    if (judged == null || judged.evaluation().confusion().length == 0) {
      return;
    }
    html.text("h2", "Classes")
        .text(
            "p",
            "Precision is the share of the rows with this answer that belong to the class. Recall is the share of "
                + "the class's rows that were given this answer. F1 is the harmonic mean of precision and recall.");
    Set<Integer> numeric = Set.of(1, 2, 3, 4);
    html.table(List.of("Class", "Rows", "Precision", "Recall", "F1"), numeric);
    for (ClassScore score : ClassScore.of(labels, judged.evaluation().confusion())) {
      html.row(
          List.of(
              score.label(),
              Shown.count(score.rows()),
              Shown.percent(score.precision(), 1),
              Shown.percent(score.recall(), 1),
              Shown.percent(score.f1(), 1)),
          numeric);
    }
    html.endTable();
  }

  /** Writes the worst rows of a table. Images are shown in a picture instead. */
  void mistakes() {
    Judged judged = summary.judged().orElse(null);
    if (judged == null || judged.data().features().fields().isEmpty()) {
      return;
    }
    Features columns = judged.data().features();
    List<String> fields =
        columns.fields().stream().limit(MOST_COLUMNS).map(Field::name).toList();
    if (judged.evaluation().confusion().length > 0) {
      wrongClasses(judged, columns, fields);
    } else {
      missedNumbers(judged, columns, fields);
    }
  }

  private void wrongClasses(Judged judged, Features columns, List<String> fields) {
    Dataset data = judged.data();
    List<Mistakes.Wrong> worst = Mistakes.classes(data, judged.evaluation(), MOST_MISTAKES);
    if (worst.isEmpty()) {
      return;
    }
    begin(
        "Worst mistakes",
        "These are the wrong answers with the highest probabilities" + shown(columns));
    List<String> heads = new ArrayList<>(List.of("Row", "True class", "Answer", "Probability"));
    heads.addAll(fields);
    Set<Integer> numeric = numeric(columns, fields.size(), 4, 0, 3);
    html.table(heads, numeric);
    for (Mistakes.Wrong wrong : worst) {
      List<String> cells = new ArrayList<>(List.of(
          Shown.count(wrong.row() + 1L),
          labels.get(wrong.truth()),
          labels.get(wrong.answer()),
          Shown.percent(wrong.probability(), 1)));
      cells.addAll(cells(columns, data.index(wrong.row()), fields.size()));
      html.row(cells, numeric);
    }
    html.endTable();
  }

  private void missedNumbers(Judged judged, Features columns, List<String> fields) {
    Dataset data = judged.data();
    begin("Worst mistakes", "These are the answers with the largest errors" + shown(columns));
    List<String> heads = new ArrayList<>(List.of("Row", "Output", "True", "Predicted", "Error"));
    heads.addAll(fields);
    Set<Integer> numeric = numeric(columns, fields.size(), 5, 0, 2, 3, 4);
    html.table(heads, numeric);
    for (Mistakes.Miss miss : Mistakes.numbers(data, judged.evaluation(), MOST_MISTAKES)) {
      List<String> cells = new ArrayList<>(List.of(
          Shown.count(miss.row() + 1L),
          labels.get(miss.output()),
          Shown.digits(miss.truth(), 4),
          Shown.digits(miss.answer(), 4),
          Shown.digits(miss.error(), 3)));
      cells.addAll(cells(columns, data.index(miss.row()), fields.size()));
      html.row(cells, numeric);
    }
    html.endTable();
  }

  private void begin(String title, String words) {
    html.text("h2", title).text("p", words);
  }

  private static String shown(Features columns) {
    return columns.cols() > MOST_COLUMNS
        ? ". Of " + columns.cols() + " columns, the first " + MOST_COLUMNS + " are shown."
        : ".";
  }

  private static Set<Integer> numeric(Features columns, int count, int from, Integer... first) {
    Set<Integer> numeric = new HashSet<>(List.of(first));
    for (int j = 0; j < count; j++) {
      if (columns.fields().get(j) instanceof Field.Numeric) {
        numeric.add(from + j);
      }
    }
    return numeric;
  }

  private static List<String> cells(Features columns, int row, int count) {
    List<String> cells = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      float value = columns.get(row, j);
      cells.add(
          !(columns.fields().get(j) instanceof Field.Numeric) && !Float.isNaN(value)
              ? columns.fields().get(j).words().get((int) value)
              : Shown.digits(value, 4));
    }
    return cells;
  }

  /** Writes all epochs in a section that is closed at first. */
  void history() {
    History history = summary.training().history();
    Set<Integer> numeric = Set.of(0, 1, 2, 3, 4, 5, 6);
    html.text("h2", "History").open("details");
    html.text(
        "summary", Shown.count(history.epochs()) + (history.epochs() == 1 ? " epoch" : " epochs"));
    html.table(
        List.of(
            "Epoch",
            "Training loss",
            "Training accuracy",
            "Validation loss",
            "Validation accuracy",
            "Learning rate",
            "Seconds"),
        numeric);
    for (Epoch epoch : history.list()) {
      List<String> cells = List.of(
          "" + epoch.number(),
          Shown.digits(epoch.trainLoss(), 4),
          Shown.percent(epoch.trainAccuracy(), 2),
          Shown.digits(epoch.validationLoss(), 4),
          Shown.percent(epoch.validationAccuracy(), 2),
          Shown.digits(epoch.rate(), 3),
          String.format(Locale.ROOT, "%.3f", epoch.seconds()));
      if (epoch.number() == history.best()) {
        html.row(cells, numeric, "class", "best");
      } else {
        html.row(cells, numeric);
      }
    }
    html.endTable().close("details");
  }
}
