package io.bigtheta.data;

import io.bigtheta.math.Digest;

/** The raw inputs of all rows, held compactly: {@link Pixels} or {@link Columns}. Immutable: never write to the arrays. */
public sealed interface Features permits Pixels, Columns {
  int rows();

  /** Raw columns of a row. */
  int cols();

  /** The raw value of a cell; NaN where it is missing. */
  float get(int row, int col);

  /** Adds row {@code row} to a digest. */
  void digest(int row, Digest digest);
}
