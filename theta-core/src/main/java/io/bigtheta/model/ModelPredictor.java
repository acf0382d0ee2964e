package io.bigtheta.model;

import io.bigtheta.data.Inputs;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Predictor;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Predicts with a {@link Model} for one thread at a time, in buffers of its own; a second thread is refused. The bits are the same as from
 * {@link Model#predict}. A call with a number of rows that was used before allocates nothing. The first call with a
 * number of rows makes windows on the buffers.
 *
 * <p>A raw row is one of these: numbers as in {@link io.bigtheta.data.Features}, where a word of a table is the index
 * of its level in {@link Inputs#fields} and NaN is a missing cell; the bytes of an image; or, for a table, a map or a
 * record with the names of columns:
 *
 * <ul>
 *   <li>A number is any {@link Number}. A word is a string or the name of an enum constant.
 *   <li>Null, NaN and a column that a map lacks are missing: a number is then the mean, and a word is none.
 *   <li>A word that was not among the training rows is none, as in a CSV file.
 *   <li>Names that are no columns are ignored, as in a CSV file. But a map that has such a name and also lacks a column
 *       is refused, because that is likely a mistake. A record that lacks a column is refused too.
 * </ul>
 */
public final class ModelPredictor {
  private final Model model;
  private final Inputs inputs;
  private final int cols;
  private final Predictor predictor;
  private final Matrix x;
  private final @Nullable Matrix[] fewer;
  private final NamedRow named;
  private final float[] raw;
  private final AtomicBoolean working = new AtomicBoolean();
  private Matrix answers;

  ModelPredictor(Model model, int capacity) {
    if (capacity < 1) {
      throw Refusal.of("capacity", "at least 1 row", capacity);
    }
    this.model = model;
    inputs = model.preparation().inputs();
    cols = inputs.cols();
    predictor = model.network().predictor(Kernels.best());
    x = new Matrix(capacity, inputs.size());
    fewer = new Matrix[capacity];
    named = new NamedRow(inputs);
    raw = new float[cols];
    answers = model.answers(predictor.predict(x));
  }

  /** The largest number of rows in one call. */
  public int capacity() {
    return x.rows();
  }

  /** The predictions [rows, outputs] for one or more whole raw rows. The next call overwrites them. */
  public Matrix predict(float... rows) {
    return predict(rows, rows.length / cols(rows.length));
  }

  /** The predictions for the first {@code count} raw rows of {@code rows}. The next call overwrites them. */
  public Matrix predict(float[] rows, int count) {
    begin();
    try {
      Matrix batch = batch(count, rows.length);
      for (int i = 0; i < count; i++) {
        inputs.write(rows, i * cols, batch, i);
      }
      return answer(batch);
    } finally {
      working.set(false);
    }
  }

  /** The predictions for one or more whole images. The next call overwrites them. */
  public Matrix predict(byte[] images) {
    return predict(images, images.length / cols(images.length));
  }

  /** The predictions for the first {@code count} images of {@code images}. The next call overwrites them. */
  public Matrix predict(byte[] images, int count) {
    begin();
    try {
      Matrix batch = batch(count, images.length);
      for (int i = 0; i < count; i++) {
        inputs.write(images, i * cols, batch, i);
      }
      return answer(batch);
    } finally {
      working.set(false);
    }
  }

  /** The prediction [1, outputs] for a row given by the names of its columns. The next call overwrites it. */
  public Matrix predict(Map<String, ?> row) {
    return named(row);
  }

  /**
   * The prediction [1, outputs] for a record whose components have the names of the columns. The next call overwrites
   * it.
   */
  public Matrix predict(Record row) {
    return named(row);
  }

  /** The predictions for several rows, each a map or a record. The next call overwrites them. */
  public Matrix predict(List<?> rows) {
    begin();
    try {
      Matrix batch = batch(rows.size(), Long.MAX_VALUE);
      for (int i = 0; i < rows.size(); i++) {
        write(rows.get(i), batch, i);
      }
      return answer(batch);
    } finally {
      working.set(false);
    }
  }

  /** The predictions of the last call. */
  public Matrix answers() {
    return answers;
  }

  /** The output with the largest prediction in the first row of the last call. */
  public int argmax() {
    return argmax(0);
  }

  /** The output with the largest prediction in row {@code row} of the last call. */
  public int argmax(int row) {
    return answers.argmax(row);
  }

  /** The predicted class of the first row of the last call. */
  public String label() {
    return label(0);
  }

  /**
   * The predicted class of row {@code row} of the last call.
   *
   * @throws Refusal if the model does not predict classes
   */
  public String label(int row) {
    if (!model.classifies()) {
      throw Refusal.of(
          "model", "one of classes", "one of " + model.preparation().outputs().kind());
    }
    return model.labels().get(answers.argmax(row));
  }

  /** The answer for a map or a record, after {@code gaps} has looked at it. */
  Answer answer(Object row, Gaps gaps) {
    Matrix batch = batch(1, cols);
    named.read(row, raw);
    gaps.look(row, raw);
    inputs.write(raw, 0, batch, 0);
    return Answer.of(model, answer(batch));
  }

  /** The answer for a raw row, after {@code gaps} has looked at it. */
  Answer answer(float[] row, Gaps gaps) {
    if (row.length != cols) {
      throw Refusal.of("row", cols + " values", row.length);
    }
    gaps.look(row);
    return Answer.of(model, predict(row, 1));
  }

  /** The answer for an image. */
  Answer answer(byte[] image) {
    if (image.length != cols) {
      throw Refusal.of("image", cols + " bytes", image.length);
    }
    return Answer.of(model, predict(image, 1));
  }

  private Matrix named(Object row) {
    begin();
    try {
      Matrix batch = batch(1, cols);
      write(row, batch, 0);
      return answer(batch);
    } finally {
      working.set(false);
    }
  }

  /** Two threads in one predictor would get each other's answers. */
  private void begin() {
    if (!working.compareAndSet(false, true)) {
      throw Refusal.of(
          "predictor",
          "one thread at a time",
          "two",
          "give each thread a predictor of its own, or ask Model.answer");
    }
  }

  private void write(@Nullable Object row, Matrix batch, int i) {
    named.read(row, raw);
    inputs.write(raw, 0, batch, i);
  }

  /** The number of values in a raw row. Refuses a length that is not a whole number of rows. */
  private int cols(int length) {
    if (length == 0 || length % cols != 0) {
      throw Refusal.of("row", cols + " values", length);
    }
    return cols;
  }

  private Matrix batch(int count, long length) {
    if (count < 1 || count > x.rows()) {
      throw Refusal.of("rows", "1 … " + x.rows(), count, "ask for a predictor of this capacity");
    }
    if ((long) count * cols > length) {
      throw Refusal.of("rows", count + " of " + cols + " values each", length + " values");
    }
    if (count == x.rows()) {
      return x;
    }
    Matrix window = fewer[count];
    if (window == null) {
      window = x.rows(0, count);
      fewer[count] = window;
    }
    return window;
  }

  private Matrix answer(Matrix batch) {
    answers = model.answers(predictor.predict(batch));
    return answers;
  }
}
