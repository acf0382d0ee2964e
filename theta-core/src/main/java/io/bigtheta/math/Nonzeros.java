package io.bigtheta.math;

/**
 * Where the rows of a matrix are not 0: the columns of each row, ascending; a few where it is 0 do no harm. Whoever writes the matrix writes it too, and
 * often knows for nothing; products leave out the rest.
 */
public final class Nonzeros {
  private final int[] columns;
  private final int[] ends;
  private final int cols;
  private final int first;

  Nonzeros(int rows, int cols) {
    this(new int[rows * cols], new int[rows], cols, 0);
  }

  private Nonzeros(int[] columns, int[] ends, int cols, int first) {
    this.columns = columns;
    this.ends = ends;
    this.cols = cols;
    this.first = first;
  }

  /** Whether so few of {@code size} numbers are not 0 that products are faster without the others. */
  public static boolean pays(long count, long size) {
    return count * 4 < size;
  }

  /** Those of the rows from {@code from}: shares the arrays. */
  Nonzeros rows(int from) {
    return new Nonzeros(columns, ends, cols, first + from);
  }

  /** The lists of all rows: that of row i from {@link #begin} to {@link #end}. */
  public int[] columns() {
    return columns;
  }

  public int begin(int row) {
    return (first + row) * cols;
  }

  public int end(int row) {
    return ends[first + row];
  }

  /** Says where the list of a row ends, now that it is written. */
  public void end(int row, int end) {
    ends[first + row] = end;
  }
}
