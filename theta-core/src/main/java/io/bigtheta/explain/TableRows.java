package io.bigtheta.explain;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;

/** The rows of a dataset as a table of their own, of which one column is overwritten and put back. */
final class TableRows {
  private final Columns columns;
  private final float[] original;

  TableRows(Dataset data) {
    if (!(data.features() instanceof Columns all)) {
      throw Refusal.of(
          data.name(),
          "rows of a table, whose columns have names",
          data.features().kind());
    }
    if (data.rows() == 0) {
      throw Refusal.of(data.name(), "rows to explain predictions on", "none");
    }
    int width = all.cols();
    float[] values = new float[data.rows() * width];
    for (int i = 0; i < data.rows(); i++) {
      System.arraycopy(all.values(), data.index(i) * width, values, i * width, width);
    }
    columns = new Columns(all.fields(), values);
    original = values.clone();
  }

  Columns columns() {
    return columns;
  }

  /** The cell as it was. */
  float original(int row, int col) {
    return original[row * columns.cols() + col];
  }

  void set(int row, int col, float value) {
    columns.values()[row * columns.cols() + col] = value;
  }

  void putBack() {
    System.arraycopy(original, 0, columns.values(), 0, original.length);
  }

  /** At most {@code most} rows, spread evenly over all. */
  static Dataset some(Dataset data, int most) {
    if (data.rows() <= most) {
      return data;
    }
    int[] picked = new int[most];
    Arrays.setAll(picked, i -> (int) ((long) i * data.rows() / most));
    return data.pick(picked);
  }
}
