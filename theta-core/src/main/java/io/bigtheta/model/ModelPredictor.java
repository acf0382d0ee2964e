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
 * Answers of a {@link Model} in buffers of its own, for one thread: the same bits as {@link Model#predict}. A call with as many
 * rows as one before allocates nothing; one with fewer makes windows on the buffers, once for each number of rows.
 *
 * <p>A raw row is numbers as in {@link io.bigtheta.data.Features}, where a word of a table is its place in the levels of {@link
 * Inputs#fields} and NaN is missing; or the bytes of an image; or, of a table, a map or a record with names of columns:
 *
 * <ul>
 *   <li>A number is any {@link Number}, a word a string or the name of an enum constant.
 *   <li>Null, NaN and a column that a map does not have are missing: the mean is taken, or no word.
 *   <li>A word that was not among the training rows is no word, as in a CSV file.
 *   <li>Names that are no columns are ignored, as in a CSV file; but a map is refused if it also lacks a column, as that is likely
 *       a slip, and so is a record that lacks one.
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

  /** How many rows may be asked for at once. */
  public int capacity() {
    return x.rows();
  }

  /** The answers [rows, outputs] of one or more whole raw rows: a matrix that the next call overwrites. */
  public Matrix predict(float... rows) {
    return predict(rows, rows.length / cols(rows.length));
  }

  /** The answers of the first {@code count} raw rows of {@code rows}. */
  public Matrix predict(float[] rows, int count) {
    Matrix batch = batch(count, rows.length);
    for (int i = 0; i < count; i++) {
      inputs.write(rows, i * cols, batch, i);
    }
    return answer(batch);
  }

  /** The answers of one or more whole images. */
  public Matrix predict(byte[] images) {
    return predict(images, images.length / cols(images.length));
  }

  /** The answers of the first {@code count} images of {@code images}. */
  public Matrix predict(byte[] images, int count) {
    Matrix batch = batch(count, images.length);
    for (int i = 0; i < count; i++) {
      inputs.write(images, i * cols, batch, i);
    }
    return answer(batch);
  }

  /** The answer [1, outputs] to a row by the names of its columns. */
  public Matrix predict(Map<String, ?> row) {
    Matrix batch = batch(1, cols);
    write(row, batch, 0);
    return answer(batch);
  }

  /** The answer [1, outputs] to a record whose components are named as the columns. */
  public Matrix predict(Record row) {
    Matrix batch = batch(1, cols);
    write(row, batch, 0);
    return answer(batch);
  }

  /** The answers of several maps and records, as the others. */
  public Matrix predict(List<?> rows) {
    Matrix batch = batch(rows.size(), Long.MAX_VALUE);
    for (int i = 0; i < rows.size(); i++) {
      write(rows.get(i), batch, i);
    }
    return answer(batch);
  }

  /** The answers of the last call. */
  public Matrix answers() {
    return answers;
  }

  /** The output with the largest answer in the first row of the last call. */
  public int argmax() {
    return argmax(0);
  }

  /** The output with the largest answer in row {@code row} of the last call. */
  public int argmax(int row) {
    return answers.argmax(row);
  }

  /** The class of the first row of the last call. */
  public String label() {
    return label(0);
  }

  /**
   * The class of row {@code row} of the last call.
   *
   * @throws Refusal if the model answers no classes
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

  /** The numbers of a raw row; refuses so many numbers if they are no whole rows. */
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
