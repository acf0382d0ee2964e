package io.bigtheta.run.job;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.spec.Refusal;
import java.util.List;

/** Refuses rows with cells that a model would only guess about: unknown words, and gaps where no training row had one. */
final class Strictness {
  private static final int MOST_SHOWN = 10;

  private Strictness() {}

  /**
   * Refuses the first cell with a word that the model does not know, or without a value in a column that had all of them in
   * training.
   *
   * @param where the name of the file
   * @param rows with the columns of {@code inputs}, in the same order
   */
  static void check(String where, Columns rows, Inputs inputs) {
    for (int col = 0; col < rows.cols(); col++) {
      if (inputs.fields().get(col).full()) {
        gaps(where, rows, col, inputs.fields().get(col));
      }
      if (inputs.fields().get(col) instanceof Field.Categorical known
          && rows.fields().get(col) instanceof Field.Categorical given
          && !known.levels().containsAll(given.levels())) {
        refuse(where, rows, col, known, given);
      }
    }
  }

  private static void gaps(String where, Columns rows, int col, Field field) {
    for (int row = 0; row < rows.rows(); row++) {
      if (Float.isNaN(rows.get(row, col))) {
        throw Refusal.of(
                "row " + (row + 1) + ", column \"" + field.source() + "\"",
                "a value, as in every training row",
                "none",
                "leave --strict out to predict all the same")
            .within(where);
      }
    }
  }

  private static void refuse(
      String where, Columns rows, int col, Field.Categorical known, Field.Categorical given) {
    for (int row = 0; row < rows.rows(); row++) {
      float level = rows.get(row, col);
      if (!Float.isNaN(level) && !known.levels().contains(given.levels().get((int) level))) {
        throw Refusal.of(
                "row " + (row + 1) + ", column \"" + known.source() + "\"",
                "one of the words that the model knows, " + shown(known.levels()),
                '"' + given.levels().get((int) level) + '"',
                "leave --strict out to predict as if it were missing")
            .within(where);
      }
    }
  }

  private static String shown(List<String> levels) {
    return String.join(", ", levels.subList(0, Math.min(MOST_SHOWN, levels.size())))
        + (levels.size() > MOST_SHOWN ? " … (" + levels.size() + " in all)" : "");
  }
}
