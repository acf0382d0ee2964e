package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a raw row becomes a row of x, as fitted on the training rows: {@link PixelInputs} or {@link ColumnInputs}. It is part
 * of a model, so that raw rows go in. Immutable: never write to the arrays.
 */
public sealed interface Inputs {
  /** Numbers in a row of x. */
  int size();

  /** Writes row {@code row} of {@code from} as row {@code i} of {@code x}. */
  void write(Features from, int row, Matrix x, int i);

  /** Refuses features of another kind than those fitted on. */
  void check(String where, Features features);

  /** What suits the rows of {@code train}, learnt from these rows alone. */
  static Inputs fit(Dataset train) {
    return train.features() instanceof Pixels pixels
        ? PixelInputs.fit(train, pixels)
        : ColumnInputs.fit(train, (Columns) train.features());
  }

  /**
   * x = raw · scale, where scale is 1 / the largest value of the training rows: black stays exactly zero.
   *
   * @param scale &gt; 0
   */
  record PixelInputs(int channels, int height, int width, float scale) implements Inputs {
    static PixelInputs fit(Dataset train, Pixels pixels) {
      int max = 1;
      for (int i = 0; i < train.rows(); i++) {
        for (int j = 0; j < pixels.cols(); j++) {
          max = Math.max(max, pixels.values()[train.index(i) * pixels.cols() + j] & 0xFF);
        }
      }
      return new PixelInputs(pixels.channels(), pixels.height(), pixels.width(), 1f / max);
    }

    @Override
    public int size() {
      return channels * height * width;
    }

    @Override
    public void write(Features from, int row, Matrix x, int i) {
      byte[] values = ((Pixels) from).values();
      int size = size();
      int start = row * size;
      float[] to = x.data();
      int at = x.at(i);
      for (int j = 0; j < size; j++) {
        to[at + j] = (values[start + j] & 0xFF) * scale;
      }
    }

    @Override
    public void check(String where, Features features) {
      String wanted = channels + "x" + height + "x" + width;
      if (!(features instanceof Pixels p)) {
        throw new IllegalArgumentException(
            where + ": expected images of " + wanted + ", got a table");
      }
      if (p.channels() != channels || p.height() != height || p.width() != width) {
        throw new IllegalArgumentException(where + ": expected images of " + wanted + ", got "
            + p.channels() + "x" + p.height() + "x" + p.width());
      }
    }
  }

  /**
   * A number becomes (raw − mean) · scale, scale = 1 / standard deviation (1 for a column that does not vary), and a missing
   * one becomes 0, the mean. A word becomes a 1 in the place of its level (one-hot); a word that is missing or was not among
   * the training rows becomes all zeros.
   *
   * @param fields of a raw row, in order; levels are those of the training rows
   * @param mean [fields], 0 for words
   * @param scale [fields], 1 for words
   */
  record ColumnInputs(List<Field> fields, float[] mean, float[] scale) implements Inputs {
    public ColumnInputs {
      fields = List.copyOf(fields);
      if (mean.length != fields.size() || scale.length != fields.size()) {
        throw new IllegalArgumentException("inputs: expected a mean and a scale for each of "
            + fields.size() + " fields, got " + mean.length + " and " + scale.length);
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
          fitted.add(fields.get(j));
        }
      }
      return new ColumnInputs(fitted, mean, scale);
    }

    /** The field with only the levels that occur in {@code train}. */
    private static Field seen(Dataset train, Field.Categorical words, int col) {
      boolean[] occurs = new boolean[words.levels().size()];
      for (int i = 0; i < train.rows(); i++) {
        float level = train.features().get(train.index(i), col);
        if (!Float.isNaN(level)) {
          occurs[(int) level] = true;
        }
      }
      List<String> levels = new ArrayList<>();
      for (int k = 0; k < occurs.length; k++) {
        if (occurs[k]) {
          levels.add(words.levels().get(k));
        }
      }
      return new Field.Categorical(words.name(), levels);
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
          int count = words.levels().size();
          Arrays.fill(x, to, to + count, 0);
          if (!Float.isNaN(raw)) {
            Field.Categorical given = (Field.Categorical) columns.fields().get(j);
            int level = words.levels().indexOf(given.levels().get((int) raw));
            if (level >= 0) {
              x[to + level] = 1;
            }
          }
          to += count;
        } else {
          x[to++] = Float.isNaN(raw) ? 0 : (raw - mean[j]) * scale[j];
        }
      }
    }

    /** The same names in the same order, words where words were. */
    @Override
    public void check(String where, Features features) {
      if (!(features instanceof Columns c)) {
        throw new IllegalArgumentException(
            where + ": expected a table with " + fields.size() + " columns, got images");
      }
      if (c.cols() != fields.size()) {
        throw new IllegalArgumentException(
            where + ": expected " + fields.size() + " columns, got " + c.cols());
      }
      for (int j = 0; j < fields.size(); j++) {
        Field wanted = fields.get(j);
        Field came = c.fields().get(j);
        if (!wanted.name().equals(came.name()) || wanted.getClass() != came.getClass()) {
          throw new IllegalArgumentException(where + ": column " + (j + 1) + ": expected "
              + shown(wanted) + ", got " + shown(came));
        }
      }
    }

    private static String shown(Field field) {
      return (field instanceof Field.Categorical ? "words in \"" : "numbers in \"") + field.name()
          + "\"";
    }
  }
}
