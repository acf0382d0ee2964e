package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of which none is the target yet.
 *
 * @param name for messages, such as a file's
 */
public record Table(String name, Columns columns) {
  /** With at most this many different values, a column of whole numbers is taken as classes. */
  public static final int MOST_CLASSES = 20;

  /** The rows with column {@code target} to predict: classes if it holds words or few whole numbers, else numbers. */
  public Dataset target(String target) {
    int col = find(target);
    return columns.fields().get(col) instanceof Field.Categorical || fewWholeNumbers(col)
        ? classes(target)
        : numbers(target);
  }

  /** The rows with column {@code target} as classes. */
  public Dataset classes(String target) {
    int col = find(target);
    complete(col, "a target");
    float[] levels = distinct(col);
    if (levels.length < 2) {
      throw Refusal.of(
              "column \"" + target + "\"",
              "at least two classes",
              (levels.length == 0 ? "no rows" : "only \"" + label(col, levels[0]) + "\""))
          .within(name);
    }
    List<String> labels = new ArrayList<>();
    for (float level : levels) {
      labels.add(label(col, level));
    }
    int[] values = new int[columns.rows()];
    Arrays.setAll(values, i -> Arrays.binarySearch(levels, columns.get(i, col) + 0f)); // −0 is 0
    return Dataset.of(name, without(col), new Classes(labels, values));
  }

  /** The rows with column {@code target} as numbers. */
  public Dataset numbers(String target) {
    int col = find(target);
    if (columns.fields().get(col) instanceof Field.Categorical) {
      throw Refusal.of("column \"" + target + "\"", "numbers", "words").within(name);
    }
    complete(col, "a target");
    float[] values = new float[columns.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i, col);
    }
    return Dataset.of(name, without(col), new Numbers(List.of(target), values));
  }

  /** The group of every row: a number for each different value of {@code column}, ascending with it. */
  public int[] groups(String column) {
    int col = find(column);
    complete(col, "a group");
    float[] levels = distinct(col);
    int[] groups = new int[columns.rows()];
    Arrays.setAll(groups, i -> Arrays.binarySearch(levels, columns.get(i, col) + 0f));
    return groups;
  }

  /** The columns without {@code target}, if it is there: rows to predict for. */
  public Columns without(String target) {
    List<String> names = columns.fields().stream().map(Field::name).toList();
    return names.contains(target) ? without(find(target)) : columns;
  }

  private int find(String target) {
    List<String> names = columns.fields().stream().map(Field::name).toList();
    int col = names.indexOf(target);
    if (col < 0) {
      throw Refusal.of(
          name, "a column \"" + target + "\"", "the columns " + String.join(", ", names));
    }
    return col;
  }

  private void complete(int col, String what) {
    for (int i = 0; i < columns.rows(); i++) {
      if (Float.isNaN(columns.get(i, col))) {
        String cell =
            "row " + (i + 1) + ", column \"" + columns.fields().get(col).name() + "\"";
        throw Refusal.of(cell, what, "nothing").within(name);
      }
    }
  }

  private Columns without(int col) {
    int cols = columns.cols();
    if (cols == 1) {
      throw Refusal.of(name, "a column beside the target", "none");
    }
    List<Field> fields = new ArrayList<>(columns.fields());
    fields.remove(col);
    float[] values = new float[columns.rows() * (cols - 1)];
    for (int i = 0, to = 0; i < columns.rows(); i++) {
      for (int j = 0; j < cols; j++) {
        if (j != col) {
          values[to++] = columns.get(i, j);
        }
      }
    }
    return new Columns(fields, values);
  }

  private String label(int col, float value) {
    if (columns.fields().get(col) instanceof Field.Categorical words) {
      return words.levels().get((int) value);
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value);
  }

  private float[] distinct(int col) {
    float[] values = new float[columns.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i, col) + 0f; // −0 is 0
    }
    Arrays.sort(values);
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[count++] = values[i];
      }
    }
    return Arrays.copyOf(values, count);
  }

  private boolean fewWholeNumbers(int col) {
    float[] values = distinct(col);
    for (float value : values) {
      if (value != Math.rint(value)) {
        return false;
      }
    }
    return values.length <= MOST_CLASSES && values.length * 2 <= columns.rows();
  }
}
