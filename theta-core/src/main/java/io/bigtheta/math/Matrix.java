package io.bigtheta.math;

import io.bigtheta.math.machinery.Nonzeros;
import java.util.Objects;
import java.util.Optional;

/**
 * A matrix [rows, cols] of float32 numbers: a row-major window on an array. Element (i, j) is
 * {@code data[offset + i * cols + j]}.
 *
 * <p>A matrix holds numbers; {@link Kernels} calculate with them. Several matrices may share one array, so a change to
 * one may be seen through another.
 */
public final class Matrix {
  /** The number of floats from the start of an array to the next cache line, after the array's header of 16 bytes. */
  private static final int LEAD = 12;

  private final float[] data;
  private final int offset;
  private final int rows;
  private final int cols;
  private final Optional<Nonzeros> nonzeros;

  /** A window on {@code data}, which is shared, not copied. */
  public Matrix(float[] data, int offset, int rows, int cols) {
    this(data, offset, rows, cols, Optional.empty());
  }

  private Matrix(float[] data, int offset, int rows, int cols, Optional<Nonzeros> nonzeros) {
    this.nonzeros = nonzeros;
    this.data = Objects.requireNonNull(data, "data");
    if (rows < 0 || cols < 0 || offset < 0 || offset + (long) rows * cols > data.length) {
      throw new ShapeException(
          "matrix",
          "a window inside " + data.length + " floats",
          "[" + rows + ", " + cols + "] at " + offset);
    }
    this.offset = offset;
    this.rows = rows;
    this.cols = cols;
  }

  /** A new matrix [rows, cols] of zeros. */
  public Matrix(int rows, int cols) {
    this(zeros(rows, cols, 0), 0, rows, cols);
  }

  /**
   * A new matrix [rows, cols] of zeros for hot loops. It begins at a cache line if the JVM aligns objects to cache
   * lines, as -XX:ObjectAlignmentInBytes=64 asks for.
   */
  public static Matrix aligned(int rows, int cols) {
    return new Matrix(zeros(rows, cols, LEAD), LEAD, rows, cols);
  }

  /**
   * An {@link #aligned} matrix [rows, cols] of zeros with {@link #nonzeros}. Code that writes to the matrix has to
   * update these lists too.
   *
   * @param parts the number of parts that the columns are divided into: one for each thread that works with the matrix
   */
  public static Matrix listed(int rows, int cols, int parts) {
    float[] data = zeros(rows, cols, LEAD);
    return new Matrix(data, LEAD, rows, cols, Optional.of(new Nonzeros(rows, cols, parts)));
  }

  private static float[] zeros(int rows, int cols, int before) {
    if (rows < 0 || cols < 0 || (long) rows * cols > Integer.MAX_VALUE - before) {
      throw new ShapeException(
          "matrix", "sizes >= 0 with a product below 2^31", "[" + rows + ", " + cols + "]");
    }
    return new float[before + rows * cols];
  }

  /**
   * A matrix with a copy of {@code values} [rows][cols].
   *
   * @throws ShapeException if its rows are not equally long
   */
  public static Matrix of(float[][] values) {
    int cols = values.length == 0 ? 0 : values[0].length;
    Matrix matrix = new Matrix(values.length, cols);
    for (int i = 0; i < values.length; i++) {
      if (values[i].length != cols) {
        throw new ShapeException("matrix row " + i, cols + " values as in row 0", values[i].length);
      }
      System.arraycopy(values[i], 0, matrix.data, i * cols, cols);
    }
    return matrix;
  }

  /** A matrix [1, n] with a copy of {@code values}. */
  public static Matrix row(float... values) {
    return new Matrix(values.clone(), 0, 1, values.length);
  }

  /** The array of the matrix: shared, not copied. */
  public float[] data() {
    return data;
  }

  /** The index of the first element in {@link #data()}. */
  public int offset() {
    return offset;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int cols() {
    return cols;
  }

  /** The number of elements: rows · columns. */
  public int size() {
    return rows * cols;
  }

  /** The index in {@link #data()} at which row {@code i} begins. */
  public int at(int i) {
    return offset + i * cols;
  }

  /** The columns in which each row is not 0, if the matrix was made with such lists. */
  @SuppressWarnings("exports") // only Theta's own kernels and feeds ask
  public Optional<Nonzeros> nonzeros() {
    return nonzeros;
  }

  /** Element (i, j). */
  public float get(int i, int j) {
    return data[offset + i * cols + j];
  }

  /** Sets element (i, j). */
  public void set(int i, int j, float value) {
    data[offset + i * cols + j] = value;
  }

  /** A matrix of {@code count} rows from row {@code from} on. It shares the array. */
  public Matrix rows(int from, int count) {
    if (from < 0 || count < 0 || from > rows - count) {
      throw new ShapeException(this, "rows inside it", count + " from row " + from);
    }
    return new Matrix(
        data, offset + from * cols, count, cols, nonzeros.map(lists -> lists.rows(from)));
  }

  /** The column of the largest element of row {@code i}; the first one if several are equal. */
  public int argmax(int i) {
    int start = at(i);
    int best = 0;
    for (int j = 1; j < cols; j++) {
      if (data[start + j] > data[start + best]) {
        best = j;
      }
    }
    return best;
  }

  /** A copy of the elements, row after row. */
  public float[] toArray() {
    return java.util.Arrays.copyOfRange(data, offset, offset + size());
  }

  @Override
  public String toString() {
    return "matrix[" + rows + ", " + cols + "]";
  }
}
