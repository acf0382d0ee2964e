package io.bigtheta.math;

import io.bigtheta.math.machinery.Nonzeros;
import java.util.Objects;
import java.util.Optional;

/**
 * A row-major window of [rows, cols] float32 numbers on an array: element (i, j) is {@code data[offset + i * cols + j]}.
 *
 * <p>It holds and does not calculate; {@link Kernels} do. Several matrices may look at one array, so writing to one may
 * be seen through another.
 */
public final class Matrix {
  /** Floats until the next line of the cache, after the 16 bytes with which an array begins. */
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

  /** A new [rows, cols] of zeros. */
  public Matrix(int rows, int cols) {
    this(zeros(rows, cols, 0), 0, rows, cols);
  }

  /**
   * A new [rows, cols] of zeros, for hot loops: it begins with a line of the cache where the JVM begins objects with one, which
   * -XX:ObjectAlignmentInBytes=64 asks for.
   */
  public static Matrix aligned(int rows, int cols) {
    return new Matrix(zeros(rows, cols, LEAD), LEAD, rows, cols);
  }

  /**
   * An {@link #aligned} [rows, cols] of zeros with {@link #nonzeros}: whoever writes to it writes those too.
   *
   * @param parts of the columns, as many as threads work with it
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

  /** A copy of {@code values}, whose rows must be equally long. */
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

  /** One row holding a copy of {@code values}. */
  public static Matrix row(float... values) {
    return new Matrix(values.clone(), 0, 1, values.length);
  }

  /** The array looked at: shared. */
  public float[] data() {
    return data;
  }

  public int offset() {
    return offset;
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  public int size() {
    return rows * cols;
  }

  /** Where row {@code i} begins in {@link #data()}. */
  public int at(int i) {
    return offset + i * cols;
  }

  /** Where the rows are not 0, if whoever writes them says so. */
  @SuppressWarnings("exports") // only Theta's own kernels and feeds ask
  public Optional<Nonzeros> nonzeros() {
    return nonzeros;
  }

  /** Element (i, j). */
  public float get(int i, int j) {
    return data[offset + i * cols + j];
  }

  public void set(int i, int j, float value) {
    data[offset + i * cols + j] = value;
  }

  /** A window on {@code count} rows from row {@code from}: shares the array. */
  public Matrix rows(int from, int count) {
    if (from < 0 || count < 0 || from > rows - count) {
      throw new ShapeException(this, "rows inside it", count + " from row " + from);
    }
    return new Matrix(
        data, offset + from * cols, count, cols, nonzeros.map(lists -> lists.rows(from)));
  }

  /** Column of the largest element of row {@code i}: the strongest neuron; the first of equals. */
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
