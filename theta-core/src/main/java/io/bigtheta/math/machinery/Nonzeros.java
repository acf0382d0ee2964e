package io.bigtheta.math.machinery;

/**
 * The columns in which each row of a matrix is not 0, ascending. Columns with 0 may be listed too; they do no harm.
 * Code that writes the matrix also writes these lists, often at no extra cost, and products leave out the other
 * columns.
 *
 * <p>The columns may be divided into parts, one for each thread. The lists of a part lie together, so that no thread
 * reads cache lines that another one writes.
 */
public final class Nonzeros {
  private final int[] columns;
  private final int[] ends;
  private final int[] edges;
  private final int rows;
  private final int first;

  /** Lists for a matrix whose rows are all 0. */
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

  /** Whether so few of {@code size} numbers are not 0 that products are faster with lists. */
  public static boolean pays(long count, long size) {
    return count * 4 < size;
  }

  /** Whether so few numbers of rows [from, to) are listed that products are faster with lists. */
  public boolean few(int from, int to) {
    long count = 0;
    for (int part = 0; part < parts(); part++) {
      for (int row = from; row < to; row++) {
        count += end(row, part) - begin(row, part);
      }
    }
    return pays(count, (long) (to - from) * edges[parts()]);
  }

  /** The lists of the rows from {@code from} on. They share the arrays. */
  public Nonzeros rows(int from) {
    return new Nonzeros(columns, ends, edges, rows, first + from);
  }

  /** The number of parts that the columns are divided into. */
  public int parts() {
    return edges.length - 1;
  }

  /** The first column of a part. For {@code part == parts()} it is the number of columns. */
  public int edge(int part) {
    return edges[part];
  }

  /** The lists of all rows. The list of a row and a part is in [{@link #begin}, {@link #end}). */
  public int[] columns() {
    return columns;
  }

  /** The index in {@link #columns} at which the list of a row and a part begins. */
  public int begin(int row, int part) {
    return rows * edges[part] + (first + row) * (edges[part + 1] - edges[part]);
  }

  /** The index in {@link #columns} at which the list of a row and a part ends. */
  public int end(int row, int part) {
    return ends[part * (rows + CacheLine.FLOATS) + first + row];
  }

  /** Sets where the list of a row and a part ends, after it was written. */
  public void end(int row, int part, int end) {
    ends[part * (rows + CacheLine.FLOATS) + first + row] = end;
  }
}
