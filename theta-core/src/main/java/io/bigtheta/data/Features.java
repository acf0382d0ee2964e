package io.bigtheta.data;

import io.bigtheta.math.Digest;
import java.util.List;

/**
 * The raw inputs of all rows, held compactly: {@link Pixels}, {@link Grids} or {@link Columns}. Immutable: never write
 * to the arrays.
 */
public sealed interface Features permits Pixels, Grids, Columns {
  /** The kinds of rows. */
  enum Kind {
    /** Images of bytes: {@link Pixels}. */
    IMAGES("images"),
    /** Planes of numbers, such as spectrograms: {@link Grids}. */
    GRIDS("grids of numbers"),
    /** Numbers and words in named columns: {@link Columns}. */
    TABLE("a table");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The words for a sentence, as in {@code expected images, got a table}. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** The kind of these rows. */
  Kind kind();

  /** The number of rows. */
  int rows();

  /** The sizes of a raw row. A row of a table is its columns. */
  RowShape shape();

  /** The number of values in a raw row. */
  int cols();

  /** What each column of a table is. Images and grids have no fields. */
  default List<Field> fields() {
    return List.of();
  }

  /** The raw value of a cell. A missing value is NaN. */
  float get(int row, int col);

  /**
   * How raw rows become rows of x, in the way that suits this kind of rows. Means, scales and levels are learnt from
   * the rows of {@code train} alone, whose features these are.
   */
  Inputs inputs(Dataset train);

  /**
   * Like {@link #inputs}, but each channel gets mean 0 and standard deviation 1 over the rows of {@code train}.
   *
   * @throws IllegalArgumentException for a table, because {@link #inputs} standardises its numbers already
   */
  Inputs standardized(Dataset train);

  /** Adds the description of the columns to a digest. */
  default void digest(Digest digest) {}

  /** Adds row {@code row} to a digest. */
  void digest(int row, Digest digest);
}
