package io.bigtheta.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A table as a {@link TableFormat} finds it in a file: names of columns, and rows of cells as text. Numbers are written
 * in full, dates in the form of ISO 8601, truth values as {@code true} and {@code false}.
 */
public interface Records extends Closeable {
  /** What a file says that a column holds. */
  enum Kind {
    NUMBERS,
    WORDS,
    DATES,
    /** The file says nothing about it, or each cell may be different. */
    UNKNOWN
  }

  /** A column. */
  record Column(String name, Kind kind) {}

  /** The columns, in the order of the file. */
  List<Column> columns();

  /**
   * Reads the next row.
   *
   * @param cells receives a text for each column, which is empty if the cell is missing
   * @return whether there was a row
   */
  boolean next(String[] cells) throws IOException;

  /** Whether the format keeps names apart from rows; otherwise they are the first row that holds something. */
  default boolean named() {
    return true;
  }

  /** What of the file is left out or was decided, in lines for people. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * A number as the shortest text that gives it back; empty if it is not a number.
   *
   * @return such as {@code 3}, {@code 0.1} or {@code 1.0E300}
   */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A float32 number as the shortest text that gives it back; empty if it is not a number. */
  static String text(float value) {
    if (Float.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Float.toString(value);
  }
}
