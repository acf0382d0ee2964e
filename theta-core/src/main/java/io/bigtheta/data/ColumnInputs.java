package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A number becomes (raw − mean) · scale with scale = 1 / standard deviation (1 for a column that does not vary). A
 * missing number becomes 0, which stands for the mean. A word becomes a 1 in the place of its level and 0 elsewhere
 * (one-hot). Rare words share a level. A word that was not among the training rows becomes that level too if there is
 * one; otherwise it becomes all zeros, as a missing word does.
 *
 * @param fields the fields of a raw row, in order; their levels are the words of the training rows
 * @param mean [fields], 0 for words
 * @param scale [fields], 1 for words
 */
public record ColumnInputs(List<Field> fields, float[] mean, float[] scale) implements Inputs {
  public ColumnInputs {
    fields = List.copyOf(fields);
    if (mean.length != fields.size() || scale.length != fields.size()) {
      throw Refusal.of(
          "inputs",
          "a mean and a scale for each of " + fields.size() + " fields",
          mean.length + " and " + scale.length);
    }
  }

  static ColumnInputs fit(Dataset train, Columns columns) {
    List<Field> fields = columns.fields();
    float[] mean = new float[fields.size()];
    float[] scale = new float[fields.size()];
    List<Field> fitted = new ArrayList<>();
    for (int j = 0; j < fields.size(); j++) {
      int col = j;
      scale[j] = 1;
      if (fields.get(j) instanceof Field.Categorical words) {
        fitted.add(seen(train, words, j));
      } else {
        Moments moments = Moments.of(train.rows(), i -> columns.get(train.index(i), col));
        mean[j] = moments.mean();
        scale[j] = 1 / moments.deviation();
        boolean full = IntStream.range(0, train.rows())
            .noneMatch(i -> Float.isNaN(columns.get(train.index(i), col)));
        fitted.add(new Field.Numeric(fields.get(j).name(), fields.get(j).reading(), full));
      }
    }
    return new ColumnInputs(fitted, mean, scale);
  }

  /** The field with only the levels that occur in {@code train}, where rare ones share one level: see {@link Levels}. */
  static Field seen(Dataset train, Field.Categorical words, int col) {
    int[] counts = new int[words.levels().size()];
    boolean full = true;
    for (int i = 0; i < train.rows(); i++) {
      float level = train.features().get(train.index(i), col);
      if (Float.isNaN(level)) {
        full = false;
      } else {
        counts[(int) level]++;
      }
    }
    boolean[] kept = Levels.kept(counts);
    List<String> levels = new ArrayList<>();
    boolean folded = false;
    for (int k = 0; k < counts.length; k++) {
      if (kept[k]) {
        levels.add(words.levels().get(k));
      }
      folded |= counts[k] > 0 && !kept[k];
    }
    if (folded && !levels.contains(Levels.REST)) {
      levels.add(Levels.REST);
    }
    boolean same = !folded && levels.size() == counts.length; // then indices stay as they are
    return new Field.Categorical(
        words.name(),
        same ? words.levels() : levels,
        folded ? Levels.REST : "",
        words.reading(),
        full);
  }

  @Override
  public Features.Kind kind() {
    return Features.Kind.TABLE;
  }

  @Override
  public RowShape shape() {
    return RowShape.of(size());
  }

  @Override
  public int cols() {
    return fields.size();
  }

  @Override
  public Map<String, float[]> learnt() {
    Map<String, float[]> learnt = new LinkedHashMap<>();
    learnt.put("mean", mean);
    learnt.put("scale", scale);
    return learnt;
  }

  @Override
  public String taken() {
    return taken(fields);
  }

  static String taken(List<Field> fields) {
    return fields.stream()
        .map(field -> kind(field) + "\"" + field.name() + "\"")
        .collect(Collectors.joining(", ", "the columns ", ""));
  }

  @Override
  public int size() {
    return fields.stream().mapToInt(ColumnInputs::size).sum();
  }

  private static int size(Field field) {
    return field instanceof Field.Categorical words ? words.levels().size() : 1;
  }

  @Override
  public void write(Features from, int row, Matrix matrix, int i) {
    Columns columns = (Columns) from;
    float[] x = matrix.data();
    int to = matrix.at(i);
    for (int j = 0; j < mean.length; j++) {
      float raw = columns.get(row, j);
      if (fields.get(j) instanceof Field.Categorical words) {
        to = word(words, level(words, columns, j, raw), x, to);
      } else {
        x[to++] = number(raw, j);
      }
    }
  }

  @Override
  public void write(float[] raw, int at, Matrix matrix, int i) {
    float[] x = matrix.data();
    int to = matrix.at(i);
    for (int j = 0; j < mean.length; j++) {
      float value = raw[at + j];
      if (fields.get(j) instanceof Field.Categorical words) {
        to = word(words, level(words, value), x, to);
      } else if (Float.isInfinite(value)) {
        throw Refusal.of(fields.get(j).name(), "a number", value);
      } else {
        x[to++] = number(value, j);
      }
    }
  }

  private float number(float raw, int j) {
    return Float.isNaN(raw) ? 0 : (raw - mean[j]) * scale[j];
  }

  /** The level of a cell of {@code columns} among the learnt words; −1 if it is missing or was not learnt. */
  static int level(Field.Categorical words, Columns columns, int col, float raw) {
    if (Float.isNaN(raw)) {
      return -1;
    }
    Field.Categorical given = (Field.Categorical) columns.fields().get(col);
    return given.levels() == words.levels()
        ? (int) raw
        : words.place(given.levels().get((int) raw));
  }

  /** The level that a raw value says; −1 if it is missing. */
  static int level(Field.Categorical words, float value) {
    int level = Float.isNaN(value) ? -1 : (int) value;
    if (!Float.isNaN(value)
        && (!(value >= 0) || level != value || level >= words.levels().size())) {
      throw Refusal.of(
          words.name(), "the place of a word in 0 … " + (words.levels().size() - 1), value);
    }
    return level;
  }

  /**
   * Writes a 1 in the place of the level and 0 elsewhere, or all zeros if the level is −1. Returns where the next field
   * begins.
   */
  static int word(Field.Categorical words, int level, float[] x, int to) {
    int end = to + words.levels().size();
    Arrays.fill(x, to, end, 0);
    if (level >= 0) {
      x[to + level] = 1;
    }
    return end;
  }

  /**
   * Refuses a table unless it has the same column names in the same order, with words and numbers in the same columns.
   */
  @Override
  public void check(String where, Features features) {
    check(fields, where, features);
  }

  static void check(List<Field> fields, String where, Features features) {
    if (features.kind() != Features.Kind.TABLE) {
      throw Refusal.of(where, "a table with " + fields.size() + " columns", features.kind());
    }
    if (features.cols() != fields.size()) {
      throw Refusal.of(where, fields.size() + " columns", features.cols());
    }
    for (int j = 0; j < fields.size(); j++) {
      Field wanted = fields.get(j);
      Field came = features.fields().get(j);
      if (!wanted.name().equals(came.name()) || wanted.getClass() != came.getClass()) {
        throw Refusal.of("column " + (j + 1), shown(wanted), shown(came)).within(where);
      }
    }
  }

  private static String shown(Field field) {
    return kind(field) + "in \"" + field.name() + "\"";
  }

  private static String kind(Field field) {
    return field instanceof Field.Categorical
        ? "words "
        : field instanceof Field.Text ? "texts " : "numbers ";
  }
}
