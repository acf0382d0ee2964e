package io.bigtheta.data;

import io.bigtheta.math.Digest;
import java.util.List;

/**
 * The raw inputs of all rows, held compactly: {@link Pixels}, {@link Grids} or {@link Columns}. Immutable: never write to the
 * arrays.
 */
public sealed interface Features permits Pixels, Grids, Columns {
  /** What kind of rows there are. */
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

    /** For a sentence, as {@code expected images, got a table}. */
    @Override
    public String toString() {
      return words;
    }
  }

  Kind kind();

  int rows();

  /** The sizes of a raw row; those of a table are its columns. */
  RowShape shape();

  /** Raw columns of a row. */
  int cols();

  /** What each column of a table is; none of images and grids. */
  default List<Field> fields() {
    return List.of();
  }

  /** The raw value of a cell; NaN where it is missing. */
  float get(int row, int col);

  /** How the rows of {@code train}, whose features these are, suitably become x; learnt from these rows alone. */
  Inputs inputs(Dataset train);

  /**
   * As {@link #inputs}, and each channel gets mean 0 and standard deviation 1.
   *
   * @throws IllegalArgumentException for a table, whose numbers {@link #inputs} standardises
   */
  Inputs standardized(Dataset train);

  /** Adds what the columns are to a digest. */
  default void digest(Digest digest) {}

  /** Adds row {@code row} to a digest. */
  void digest(int row, Digest digest);
}
