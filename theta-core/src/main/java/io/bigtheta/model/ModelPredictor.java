package io.bigtheta.model;

import io.bigtheta.data.Inputs;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Predictor;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predicts with a {@link Model} for one thread, in buffers of its own. The bits are the same as from
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
    Matrix batch = batch(count, rows.length);
    for (int i = 0; i < count; i++) {
      inputs.write(rows, i * cols, batch, i);
    }
    return answer(batch);
  }

  /** The predictions for one or more whole images. The next call overwrites them. */
  public Matrix predict(byte[] images) {
    return predict(images, images.length / cols(images.length));
  }

  /** The predictions for the first {@code count} images of {@code images}. The next call overwrites them. */
  public Matrix predict(byte[] images, int count) {
    Matrix batch = batch(count, images.length);
    for (int i = 0; i < count; i++) {
      inputs.write(images, i * cols, batch, i);
    }
    return answer(batch);
  }

  /** The prediction [1, outputs] for a row given by the names of its columns. The next call overwrites it. */
  public Matrix predict(Map<String, ?> row) {
    Matrix batch = batch(1, cols);
    write(row, batch, 0);
    return answer(batch);
  }

  /**
   * The prediction [1, outputs] for a record whose components have the names of the columns. The next call overwrites
   * it.
   */
  public Matrix predict(Record row) {
    Matrix batch = batch(1, cols);
    write(row, batch, 0);
    return answer(batch);
  }

  /** The predictions for several rows, each a map or a record. The next call overwrites them. */
  public Matrix predict(List<?> rows) {
    Matrix batch = batch(rows.size(), Long.MAX_VALUE);
    for (int i = 0; i < rows.size(); i++) {
      write(rows.get(i), batch, i);
    }
    return answer(batch);
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
