package io.bigtheta.data;

import io.bigtheta.data.reading.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Finds cells that no training row had: words that are no levels, and gaps in columns that had none. */
public final class Unfamiliar {
  private Unfamiliar() {}

  /** The columns of the file whose cells in row {@code row} are unfamiliar to these inputs. */
  public static List<String> of(Inputs inputs, Columns columns, int row) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < columns.cols(); j++) {
      Field field = inputs.fields().get(j);
      float value = columns.get(row, j);
      boolean strange = Float.isNaN(value)
          ? field.full()
          : field instanceof Field.Categorical words
              && field.reading() instanceof Spelling
              && columns.fields().get(j) instanceof Field.Categorical given
              && !words.levels().contains(given.levels().get((int) value));
      if (strange && !names.contains(field.source())) {
        names.add(field.source());
      }
    }
    return names;
  }
}
