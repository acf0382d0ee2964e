package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
import java.util.List;

/** Gives rows the classes of a model, to evaluate it on them. */
final class KnownLabels {
  private KnownLabels() {}

  /**
   * The same rows, with the classes {@code known}.
   *
   * @param where for messages
   */
  static Dataset of(Object where, Dataset rows, List<String> known) {
    List<String> labels = ((Classes) rows.targets()).labels();
    int[] classes = new int[rows.rows()];
    for (int i = 0; i < classes.length; i++) {
      String label = labels.get((int) rows.label(i));
      classes[i] = known.indexOf(label);
      if (classes[i] < 0) {
        throw FormatException.of(
            where,
            "labels among " + String.join(", ", known),
            FormatException.quoted(label) + " for row " + (i + 1));
      }
    }
    return Dataset.of(rows.name(), rows.features(), new Classes(known, classes))
        .noted(rows.notes());
  }
}
