package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.select.OutOfFold;
import java.util.ArrayList;
import java.util.List;

/**
 * What the networks of a cross-validation answered to rows they had not seen, as comma-separated values. Each held-out
 * row has a line with its number from 1, its true value, the answer, and, for classes, the probability of each class.
 * For flags the true value is 1 or 0 and the answer is a probability.
 */
public final class OutOfFoldCsv {
  private OutOfFoldCsv() {}

  /** The text for the rows of {@code data}; lines end in a line feed. */
  public static String text(Dataset data, OutOfFold answers) {
    StringBuilder text = new StringBuilder();
    line(text, header(data.targets()));
    for (int i = 0; i < data.rows(); i++) {
      if (answers.times()[i] > 0) {
        line(text, row(data, i, answers.answers()));
      }
    }
    return text.toString();
  }

  private static List<String> header(Targets targets) {
    List<String> cells = new ArrayList<>(List.of("row"));
    if (targets.kind().classifies()) {
      cells.addAll(List.of("true", "answer"));
      cells.addAll(targets.labels());
      return cells;
    }
    for (String label : targets.labels()) {
      cells.add(label);
      cells.add(label + " answered");
    }
    return cells;
  }

  private static List<String> row(Dataset data, int i, Matrix answers) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(i + 1)));
    Targets targets = data.targets();
    boolean classifies = targets.kind().classifies();
    if (classifies) {
      cells.add(targets.labels().get(data.label(i)));
      cells.add(targets.labels().get(answers.argmax(i)));
    }
    for (int j = 0; j < answers.cols(); j++) {
      if (!classifies) {
        cells.add(Cells.of(targets.get(data.index(i), j)));
      }
      cells.add(Cells.of(answers.get(i, j)));
    }
    return cells;
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells.stream().map(Cells::of).toList())).append('\n');
  }
}
