package io.bigtheta.math.machinery;

/**
 * Where the rows of a matrix are not 0: the columns of each row, ascending; a few where it is 0 do no harm. Whoever writes the matrix writes it too, and
 * often knows for nothing; products leave out the rest.
 *
 * <p>Columns may be in parts, one for every thread: the lists of a part lie together, so that no thread looks at lines of the cache that
 * another one writes.
 */
public final class Nonzeros {
  private final int[] columns;
  private final int[] ends;
  private final int[] edges;
  private final int rows;
  private final int first;

  /** Of rows that are all 0. */
  public Nonzeros(int rows, int cols, int parts) {
    this(
        new int[rows * cols],
        new int[parts * (rows + CacheLine.FLOATS)],
        new int[parts + 1],
        rows,
        0);
    for (int part = 0; part <= parts; part++) {
      edges[part] = Share.edge(cols, part, parts);
    }
    for (int part = 0; part < parts; part++) {
      for (int row = 0; row < rows; row++) {
        end(row, part, begin(row, part));
      }
    }
  }

  private Nonzeros(int[] columns, int[] ends, int[] edges, int rows, int first) {
    this.columns = columns;
    this.ends = ends;
    this.edges = edges;
    this.rows = rows;
    this.first = first;
  }

  /** Whether so few of {@code size} numbers are not 0 that products are faster without the others. */
  public static boolean pays(long count, long size) {
    return count * 4 < size;
  }

  /** Whether that is so for rows [from, to). */
  public boolean few(int from, int to) {
    long count = 0;
    for (int part = 0; part < parts(); part++) {
      for (int row = from; row < to; row++) {
        count += end(row, part) - begin(row, part);
      }
    }
    return pays(count, (long) (to - from) * edges[parts()]);
  }

  /** Those of the rows from {@code from}: shares the arrays. */
  public Nonzeros rows(int from) {
    return new Nonzeros(columns, ends, edges, rows, first + from);
  }

  /** How many parts the columns are in. */
  public int parts() {
    return edges.length - 1;
  }

  /** The first column of a part; of the one after the last, how many columns there are. */
  public int edge(int part) {
    return edges[part];
  }

  /** The lists of all rows: that of row i and a part from {@link #begin} to {@link #end}. */
  public int[] columns() {
    return columns;
  }

  public int begin(int row, int part) {
    return rows * edges[part] + (first + row) * (edges[part + 1] - edges[part]);
  }

  public int end(int row, int part) {
    return ends[part * (rows + CacheLine.FLOATS) + first + row];
  }

  /** Says where the list of a row and a part ends, now that it is written. */
  public void end(int row, int part, int end) {
    ends[part * (rows + CacheLine.FLOATS) + first + row] = end;
  }
}
