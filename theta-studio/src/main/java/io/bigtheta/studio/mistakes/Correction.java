package io.bigtheta.studio.mistakes;

import io.bigtheta.data.Dataset;
import java.util.Map;

/**
 * Rows and what is changed in them.
 *
 * @param rows all rows of a file, or of a part that has files of its own
 * @param labels the new label of changed rows by their index in the features; empty for a row that is left out
 */
record Correction(Dataset rows, Map<Integer, String> labels) {
  Correction {
    labels = Map.copyOf(labels);
  }

  /** Whether row {@code i} of the rows stays. */
  boolean stays(int i) {
    return !labels.getOrDefault(rows.index(i), "kept").isEmpty();
  }

  /** The class of row {@code i} after the correction. */
  int label(int i) {
    String label = labels.get(rows.index(i));
    return label == null ? rows.label(i) : rows.targets().labels().indexOf(label);
  }

  /** The number of rows that stay. */
  int count() {
    int count = 0;
    for (int i = 0; i < rows.rows(); i++) {
      count += stays(i) ? 1 : 0;
    }
    return count;
  }
}
