package io.bigtheta.data;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;

/**
 * How a raw row becomes a row of x, as fitted on the training rows: {@link PixelInputs}, {@link GridInputs} or {@link
 * ColumnInputs}. It is part of a model, so that raw rows go in. Immutable: never write to the arrays.
 */
public sealed interface Inputs permits PixelInputs, GridInputs, ColumnInputs {
  /** What suits the rows of {@code train}, learnt from these rows alone. */
  static Inputs fit(Dataset train) {
    return train.features().inputs(train);
  }

  /** The kind of features that it takes. */
  Features.Kind kind();

  /** Numbers in a row of x. */
  default int size() {
    return shape().size();
  }

  /** The sizes of a row of x: planes, or numbers of a table once words are in one-hot form. */
  RowShape shape();

  /** What each raw column of a table is; none of images and grids. */
  default List<Field> fields() {
    return List.of();
  }

  /** The numbers it learnt from the training rows, by their names: what a model file keeps. */
  Map<String, float[]> learnt();

  /** Numbers in a raw row. */
  default int cols() {
    return size();
  }

  /** Writes row {@code row} of {@code from} as row {@code i} of {@code x}. */
  void write(Features from, int row, Matrix x, int i);

  /**
   * Writes a raw row that is in no features as row {@code i} of {@code x}: the same bits as {@link #write(Features, int, Matrix,
   * int)}.
   *
   * @param raw [{@link #cols}] from {@code at} on: numbers, of words their places in the levels of {@link #fields}, and NaN where
   *     one is missing
   * @throws Refusal for a number that no raw row can hold; row i is then spoiled
   */
  void write(float[] raw, int at, Matrix x, int i);

  /**
   * Writes a raw image that is in no features as row {@code i} of {@code x}.
   *
   * @param raw [{@link #cols}] from {@code at} on, unsigned
   * @throws Refusal where rows are no images
   */
  default void write(byte[] raw, int at, Matrix x, int i) {
    throw Refusal.of("row", kind().toString(), "the bytes of an image");
  }

  /** As {@link #write(Features, int, Matrix, int)}, of an image that is changed before it is standardised. */
  default void write(
      Features from,
      int row,
      Matrix x,
      int i,
      Canvas canvas,
      List<Augmentation> changes,
      Seed seed) {
    throw Refusal.of("augment", "images to change", kind());
  }

  /** Refuses features of another kind than those fitted on. */
  void check(String where, Features features);

  /** The raw rows that it takes, for a sentence, as {@code images of 1x28x28}. */
  String taken();
}
