package io.bigtheta.io;

import java.util.ArrayList;
import java.util.List;

/** Arrays side by side as the columns of a table. All have one length; a matrix becomes several columns. */
final class ArrayColumns implements Records {
  private static final int MOST_COLUMNS = 1 << 20;

  private final String where;
  private final List<Column> columns = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int rows = -1;
  private int row;

  /**
   * One column of an array.
   *
   * @param words for whole numbers that are places in a list of words; empty for none
   */
  private record Part(Npy array, int column, int step, List<String> words) {}

  ArrayColumns(String where) {
    this.where = where;
  }

  /**
   * Adds an array.
   *
   * @param name of its column; a matrix has {@code name0, name1 …}
   */
  void add(String name, Npy array, List<String> words) {
    int[] shape = array.shape();
    if (shape.length == 0 || shape.length > 2) {
      throw FormatException.of(
          where + ": " + name,
          "rows, or rows and columns",
          shape.length == 0 ? "one value" : "an array of " + shape.length + " axes",
          shape.length == 0 ? "" : "reshape it to (rows, columns)");
    }
    int count = shape.length == 1 ? 1 : shape[1];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MOST_COLUMNS + 1); i++) {
      names.add(shape.length == 1 ? name : name + i);
    }
    add(name, array, names, words);
  }

  /** Adds a matrix whose columns have names. */
  void add(String name, Npy array, List<String> names, List<String> words) {
    int[] shape = array.shape();
    if (rows >= 0 && shape[0] != rows) {
      throw FormatException.of(where + ": " + name, rows + " rows, as before", shape[0] + "");
    }
    if (columns.size() + (long) names.size() > MOST_COLUMNS) {
      throw FormatException.of(where, "at most " + MOST_COLUMNS + " columns", "more");
    }
    rows = shape[0];
    Kind kind = !words.isEmpty() || !array.numeric() ? Kind.WORDS : Kind.NUMBERS;
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column(names.get(i), kind));
      parts.add(new Part(array, i, names.size(), words));
    }
  }

  void note(String words) {
    notes.add(words);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public boolean next(String[] cells) {
    if (row >= rows) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      Part part = parts.get(i);
      String text = part.array.text(row * part.step + part.column);
      if (!part.words.isEmpty()) {
        text = word(part, text);
      }
      cells[i] = text;
    }
    row++;
    return true;
  }

  private String word(Part part, String text) {
    double place = part.array.number(row * part.step + part.column);
    if (!(place >= 0 && place < part.words.size())) {
      throw FormatException.of(
          where + ": row " + (row + 1), "a class 0 … " + (part.words.size() - 1), text);
    }
    return part.words.get((int) place);
  }

  @Override
  public void close() {
    // arrays are in memory
  }
}
