package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a table, before one of them is chosen as the target.
 *
 * @param name a name for messages, such as the name of a file
 * @param survey what was found while the table was read
 */
public record Table(String name, Columns columns, Survey survey) {
  /** A column of whole numbers is taken as classes if it has at most this many different values. */
  public static final int MOST_CLASSES = 20;

  private static final Set<String> YES = Set.of("1", "yes", "true");
  private static final Set<String> NO = Set.of("0", "no", "false");

  /** Columns of which nothing else is known. */
  public Table(String name, Columns columns) {
    this(name, columns, Survey.NONE);
  }

  /**
   * The rows with column {@code target} to predict. The targets are classes if the column holds words or few different
   * whole numbers (at most {@value #MOST_CLASSES}, and at most half as many as there are rows), or if it holds numbers
   * of classes: 0, 1, 2 … or 1, 2, 3 … without a gap, up to {@value ClassNumbers#MOST_NUMBERED} of them, each in about as many rows
   * as the others. Otherwise they are numbers.
   */
  public Dataset target(String target) {
    int col = find(target);
    return !(columns.fields().get(col) instanceof Field.Numeric) || fewWholeNumbers(col)
        ? classes(target)
        : numbers(target);
  }

  /**
   * The rows with column {@code target} to predict, as classes. Every different value is a class.
   *
   * @throws Refusal if there is no such column, if one of its cells is missing, or if it has fewer than two different
   *     values
   */
  public Dataset classes(String target) {
    int col = find(target);
    complete(col, "a target");
    double[] levels = distinct(col);
    if (levels.length < 2) {
      throw Refusal.of(
              "column \"" + target + "\"",
              "at least two classes",
              (levels.length == 0 ? "no rows" : "only \"" + label(col, levels[0]) + "\""))
          .within(name);
    }
    List<String> labels = new ArrayList<>();
    for (double level : levels) {
      labels.add(label(col, level));
    }
    int[] values = new int[columns.rows()];
    Arrays.setAll(values, i -> Arrays.binarySearch(levels, cell(i, col)));
    return Dataset.of(name, without(col), new Classes(labels, values));
  }

  /**
   * The rows with the columns {@code targets} to predict, as numbers, in this order.
   *
   * @throws Refusal if there is no such column, if it holds words, or if one of its cells is missing
   */
  public Dataset numbers(String... targets) {
    int[] cols = numeric(targets);
    return Dataset.of(name, without(cols), new Numbers(List.of(targets), amounts(cols)));
  }

  /**
   * The rows with the columns {@code targets} to predict, as a share for each class. The names of the columns are the
   * names of the classes, see {@link Distributions}.
   *
   * @throws Refusal if there is no such column, if it holds words, or if one of its cells is missing
   */
  public Dataset distributions(String... targets) {
    int[] cols = numeric(targets);
    return Dataset.of(name, without(cols), new Distributions(List.of(targets), amounts(cols)));
  }

  /**
   * The rows with the columns {@code targets} to predict, as flags. Each cell is 0 or 1, or one of the words no, yes,
   * false and true.
   *
   * @throws Refusal if there is no such column, if one of its cells is missing, or if a cell holds anything else
   */
  public Dataset flags(String... targets) {
    int[] cols = found(targets);
    boolean[] values = new boolean[Math.multiplyExact(columns.rows(), cols.length)];
    for (int k = 0; k < values.length; k++) {
      int row = k / cols.length;
      int col = cols[k % cols.length];
      String text = label(col, cell(row, col)).toLowerCase(Locale.ROOT);
      values[k] = YES.contains(text);
      if (!values[k] && !NO.contains(text)) {
        throw Refusal.of(
                "row " + (row + 1) + ", column \"" + targets[k % cols.length] + "\"",
                "0 or 1, no or yes, false or true",
                '"' + text + '"')
            .within(name);
      }
    }
    return Dataset.of(name, without(cols), new Flags(List.of(targets), values));
  }

  /** The indices of these columns. Refuses a column that is named twice or lacks a cell. */
  private int[] found(String... targets) {
    if (targets.length == 0
        || targets.length != Arrays.stream(targets).distinct().count()) {
      throw Refusal.of(name, "names of different columns as targets", List.of(targets));
    }
    int[] cols = Arrays.stream(targets).mapToInt(this::find).toArray();
    for (int col : cols) {
      complete(col, "a target");
    }
    return cols;
  }

  private int[] numeric(String... targets) {
    for (String target : targets) {
      if (!(columns.fields().get(find(target)) instanceof Field.Numeric)) {
        throw Refusal.of("column \"" + target + "\"", "numbers", "words").within(name);
      }
    }
    return found(targets);
  }

  /** [rows · cols] in the unit of the file, row after row. */
  private float[] amounts(int... cols) {
    float[] values = new float[Math.multiplyExact(columns.rows(), cols.length)];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) cell(k / cols.length, cols[k % cols.length]);
    }
    return values;
  }

  /** A cell in the unit of the file. */
  double cell(int row, int col) {
    double origin =
        columns.fields().get(col).reading() instanceof Amount amount ? amount.origin() : 0;
    return columns.get(row, col) + origin + 0.0; // −0 is 0
  }

  /** [rows · cols], row after row. */
  private float[] values(int... cols) {
    float[] values = new float[Math.multiplyExact(columns.rows(), cols.length)];
    for (int k = 0; k < values.length; k++) {
      values[k] = columns.get(k / cols.length, cols[k % cols.length]);
    }
    return values;
  }

  /**
   * The group of every row by column {@code column}. Each different value of the column is a group; groups are numbered
   * in the ascending order of the values.
   */
  public int[] groups(String column) {
    int col = find(column);
    complete(col, "a group");
    double[] levels = distinct(col);
    int[] groups = new int[columns.rows()];
    Arrays.setAll(groups, i -> Arrays.binarySearch(levels, cell(i, col)));
    return groups;
  }

  /**
   * The time of every row by column {@code column}: numbers, or dates such as {@code 2026-11-30} or
   * {@code 2026-11-30 22:40}.
   */
  public Times times(String column) {
    return TableTimes.of(this, column);
  }

  /** The columns without the column {@code target}, if there is one: the rows to make predictions for. */
  public Columns without(String target) {
    List<String> names = columns.fields().stream().map(Field::name).toList();
    return names.contains(target) ? without(find(target)) : columns;
  }

  int find(String target) {
    List<String> names = columns.fields().stream().map(Field::name).toList();
    int col = names.indexOf(target);
    if (col < 0) {
      throw Refusal.of(
          name, "a column \"" + target + "\"", "the columns " + String.join(", ", names));
    }
    return col;
  }

  void complete(int col, String what) {
    for (int i = 0; i < columns.rows(); i++) {
      if (Float.isNaN(columns.get(i, col))) {
        String cell =
            "row " + (i + 1) + ", column \"" + columns.fields().get(col).name() + "\"";
        throw Refusal.of(cell, what, "nothing").within(name);
      }
    }
  }

  private Columns without(int... targets) {
    int cols = columns.cols();
    if (cols == targets.length) {
      throw Refusal.of(name, "a column beside the target", "none");
    }
    int[] kept = IntStream.range(0, cols)
        .filter(col -> Arrays.stream(targets).noneMatch(target -> target == col))
        .toArray();
    List<Field> fields = Arrays.stream(kept).mapToObj(columns.fields()::get).toList();
    return new Columns(fields, values(kept));
  }

  /** The rows in which none of these columns lacks its cell. The notes say how many rows were left out. */
  public Table filled(String... names) {
    int[] cols = Arrays.stream(names).mapToInt(this::find).toArray();
    int[] rows = IntStream.range(0, columns.rows())
        .filter(row -> IntStream.of(cols).noneMatch(col -> Float.isNaN(columns.get(row, col))))
        .toArray();
    int out = columns.rows() - rows.length;
    if (out == 0) {
      return this;
    }
    int width = columns.cols();
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(columns.values(), rows[i] * width, values, i * width, width);
    }
    String words = String.format(
        Locale.ROOT,
        "%,d row%s left out: no value in %s",
        out,
        out == 1 ? "" : "s",
        String.join(" or ", names));
    return new Table(
        name, new Columns(columns.fields(), values), survey.and(new Note("rows", words)));
  }

  /** The days since 1970-01-01 of the dates in a column that was read as its parts; empty for other columns. */
  public Optional<double[]> days(String column) {
    for (int j = 0; j < columns.cols(); j++) {
      Field field = columns.fields().get(j);
      if (field.source().equals(column)
          && field.reading() instanceof DatePart date
          && date.part() == DatePart.Part.DAYS) {
        int col = j;
        double[] days = new double[columns.rows()];
        Arrays.setAll(days, i -> columns.get(i, col) + date.origin());
        return Optional.of(days);
      }
    }
    return Optional.empty();
  }

  private String label(int col, double value) {
    List<String> words = columns.fields().get(col).words();
    if (!words.isEmpty()) {
      return words.get((int) value);
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Float.toString((float) value);
  }

  private double[] distinct(int col) {
    double[] values = new double[columns.rows()];
    Arrays.setAll(values, i -> cell(i, col));
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
    return ClassNumbers.are(distinct(col), columns.rows(), row -> cell(row, col));
  }
}
