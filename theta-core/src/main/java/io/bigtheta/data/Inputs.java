package io.bigtheta.data;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
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
   * x = raw · scale, where scale is 1 / the largest value of the training rows: black stays exactly zero. Where each channel c
   * is standardised, x = (raw · scale − mean[c]) · factor[c], factor = 1 / standard deviation (1 for a channel that does not
   * vary), both of raw · scale in all pixels of the training rows: black is another number.
   *
   * @param scale &gt; 0
   * @param mean [channels], or of no numbers where nothing is standardised
   * @param factor [channels] of numbers &gt; 0, or none
   */
  record PixelInputs(int channels, int height, int width, float scale, float[] mean, float[] factor)
      implements Inputs {
    private static final int WHITEST = 255;

    public PixelInputs {
      if (mean.length != factor.length || (mean.length != 0 && mean.length != channels)) {
        throw Refusal.of(
            "inputs",
            "a mean and a factor for each of " + channels + " channels, or none",
            mean.length + " and " + factor.length);
      }
    }

    /** Of which nothing is standardised. */
    public PixelInputs(int channels, int height, int width, float scale) {
      this(channels, height, width, scale, new float[0], new float[0]);
    }

    static PixelInputs fit(Dataset train, Pixels pixels) {
      int max = 1;
      for (int i = 0; i < train.rows() && max < WHITEST; i++) { // mostly the first rows say it
        for (int j = 0; j < pixels.cols(); j++) {
          max = Math.max(max, pixels.values()[train.index(i) * pixels.cols() + j] & 0xFF);
        }
      }
      return new PixelInputs(pixels.channels(), pixels.height(), pixels.width(), 1f / max);
    }

    /** As fitted, and each channel standardised. */
    static PixelInputs standardized(Dataset train) {
      if (!(train.features() instanceof Pixels pixels)) {
        throw Refusal.of(
            train.name(), "images to standardise", "a table, whose numbers always are");
      }
      PixelInputs plain = fit(train, pixels);
      int channels = plain.channels;
      long[][] counts = new long[channels][256];
      for (int i = 0; i < train.rows(); i++) {
        int start = train.index(i) * pixels.cols();
        for (int j = 0; j < pixels.cols(); j++) {
          counts[j % channels][pixels.values()[start + j] & 0xFF]++;
        }
      }
      float[] mean = new float[channels];
      float[] factor = new float[channels];
      for (int c = 0; c < channels; c++) {
        Moments moments = Moments.of(counts[c], plain.scale);
        mean[c] = moments.mean();
        factor[c] = 1 / moments.deviation();
      }
      return new PixelInputs(channels, plain.height, plain.width, plain.scale, mean, factor);
    }

    @Override
    public int size() {
      return channels * height * width;
    }

    /** Whether each channel is standardised; else black is 0. */
    public boolean standardized() {
      return mean.length > 0;
    }

    @Override
    public void write(Features from, int row, Matrix x, int i) {
      level(from, row, x, i);
      standardize(x, i);
    }

    /** As {@link #write}, of an image that is changed before it is standardised. */
    public void write(
        Features from,
        int row,
        Matrix x,
        int i,
        Canvas canvas,
        List<Augmentation> changes,
        Seed seed) {
      level(from, row, x, i);
      canvas.change(changes, seed, x, i);
      standardize(x, i);
    }

    /** Writes raw · scale. */
    void level(Features from, int row, Matrix x, int i) {
      byte[] values = ((Pixels) from).values();
      int size = size();
      int start = row * size;
      float[] to = x.data();
      int at = x.at(i);
      for (int j = 0; j < size; j++) {
        to[at + j] = (values[start + j] & 0xFF) * scale;
      }
    }

    /** Makes what {@link #level} wrote, changed since or not, what {@link #write} writes. */
    void standardize(Matrix x, int i) {
      float[] to = x.data();
      int at = x.at(i);
      for (int c = 0; c < mean.length; c++) {
        for (int j = at + c; j < at + size(); j += channels) {
          to[j] = (to[j] - mean[c]) * factor[c];
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof PixelInputs o
          && channels == o.channels
          && height == o.height
          && width == o.width
          && Float.compare(scale, o.scale) == 0
          && Arrays.equals(mean, o.mean)
          && Arrays.equals(factor, o.factor);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(
          new int[] {channels, height, width, Float.hashCode(scale), Arrays.hashCode(mean)});
    }

    @Override
    public void check(String where, Features features) {
      String wanted = channels + "x" + height + "x" + width;
      if (!(features instanceof Pixels p)) {
        throw Refusal.of(where, "images of " + wanted, "a table");
      }
      if (p.channels() != channels || p.height() != height || p.width() != width) {
        throw Refusal.of(
            where, "images of " + wanted, p.channels() + "x" + p.height() + "x" + p.width());
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
        throw Refusal.of(where, "a table with " + fields.size() + " columns", "images");
      }
      if (c.cols() != fields.size()) {
        throw Refusal.of(where, fields.size() + " columns", c.cols());
      }
      for (int j = 0; j < fields.size(); j++) {
        Field wanted = fields.get(j);
        Field came = c.fields().get(j);
        if (!wanted.name().equals(came.name()) || wanted.getClass() != came.getClass()) {
          throw Refusal.of("column " + (j + 1), shown(wanted), shown(came)).within(where);
        }
      }
    }

    private static String shown(Field field) {
      return (field instanceof Field.Categorical ? "words in \"" : "numbers in \"") + field.name()
          + "\"";
    }
  }
}
