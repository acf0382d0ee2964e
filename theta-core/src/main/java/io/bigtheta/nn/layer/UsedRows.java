package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import java.util.Arrays;

/**
 * Which rows of a block of ∇θ a batch has written. All other rows are 0, so that who does not ask is right too, only
 * slower. For one thread at a time.
 */
public final class UsedRows {
  private final int[] seen;
  private int[] rows = new int[64];
  private int count;
  private int batch = 1;

  /** No rows yet, of a block whose gradient is 0. */
  public UsedRows(int blockRows) {
    seen = new int[blockRows];
  }

  /** Begins a batch: the rows of the batch before become 0 in the gradient. */
  public void begin(Matrix gradient) {
    for (int k = 0; k < count; k++) {
      int at = gradient.at(rows[k]);
      Arrays.fill(gradient.data(), at, at + gradient.cols(), 0);
    }
    count = 0;
    batch++;
  }

  /** Notes that the batch writes this row. */
  public void use(int row) {
    if (seen[row] != batch) {
      seen[row] = batch;
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
      }
      rows[count++] = row;
    }
  }

  /** The number of rows that the batch used. */
  public int count() {
    return count;
  }

  /** The {@code k}-th row, in the order in which the batch used them first. */
  public int row(int k) {
    return rows[k];
  }
}
