package io.bigtheta.studio.mistakes;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.spec.Refusal;

/**
 * A row that is to be corrected before the next training.
 *
 * @param row its index in the judged rows
 * @param label its right class or number; empty to leave the row out
 */
public record Change(int row, String label) {
  public boolean leavesOut() {
    return label.isEmpty();
  }

  /**
   * Refuses a change that does not suit the rows.
   *
   * @throws Refusal that says why
   */
  void check(Dataset rows) {
    if (row < 0 || row >= rows.rows()) {
      throw Refusal.of("row", "1 … " + rows.rows(), row + 1);
    }
    if (leavesOut()) {
      return;
    }
    if (rows.targets().kind() == Targets.Kind.CLASSES) {
      if (!rows.targets().labels().contains(label)) {
        throw Refusal.of(
            "label of row " + (row + 1),
            "one of " + String.join(", ", rows.targets().labels()),
            '"' + label + '"');
      }
    } else if (rows.targets().kind() == Targets.Kind.NUMBERS
        && rows.targets().labels().size() == 1) {
      try {
        if (!Float.isFinite(Float.parseFloat(label))) {
          throw Refusal.of("number of row " + (row + 1), "a finite number", label);
        }
      } catch (NumberFormatException e) {
        throw Refusal.of("number of row " + (row + 1), "a number", '"' + label + '"');
      }
    } else {
      throw Refusal.of(
          "label of row " + (row + 1),
          "rows of classes or of one number",
          "several outputs",
          "leave the row out");
    }
  }
}
