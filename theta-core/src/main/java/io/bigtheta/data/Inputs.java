package io.bigtheta.data;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;

/**
 * How a raw row becomes a row of x, as learnt from the training rows: {@link PixelInputs}, {@link GridInputs},
 * {@link ColumnInputs}, {@link BinnedInputs} or {@link TextInputs}. It is part of a model, so a model takes raw rows. Immutable: never write to the arrays.
 */
public sealed interface Inputs
    permits PixelInputs, GridInputs, ColumnInputs, BinnedInputs, TextInputs {
  /** The inputs that suit the rows of {@code train}, learnt from these rows alone. */
  static Inputs fit(Dataset train) {
    return train.features().inputs(train);
  }

  /** The kind of features that these inputs take. */
  Features.Kind kind();

  /** The number of values in a row of x. */
  default int size() {
    return shape().size();
  }

  /**
   * The sizes of a row of x: the planes of an image or grid, or the number of values that a row of a table has once its
   * words are one-hot.
   */
  RowShape shape();

  /** What each raw column of a table is. Images and grids have no fields. */
  default List<Field> fields() {
    return List.of();
  }

  /** The numbers that were learnt from the training rows, by their names. A model file keeps them. */
  Map<String, float[]> learnt();

  /** The number of values in a raw row. */
  default int cols() {
    return size();
  }

  /** Writes row {@code row} of {@code from} as row {@code i} of {@code x}. */
  void write(Features from, int row, Matrix x, int i);

  /**
   * Writes a raw row that is not part of any features as row {@code i} of {@code x}. The bits are the same as from
   * {@link #write(Features, int, Matrix, int)}.
   *
   * @param raw [{@link #cols}] from {@code at} on: numbers as they are, a word as the index of its level in
   *     {@link #fields}, NaN for a missing cell
   * @throws Refusal for a number that no raw row can hold; row {@code i} of {@code x} is then spoiled
   */
  void write(float[] raw, int at, Matrix x, int i);

  /**
   * Writes a raw image that is not part of any features as row {@code i} of {@code x}.
   *
   * @param raw [{@link #cols}] from {@code at} on, unsigned bytes
   * @throws Refusal if these inputs do not take images
   */
  default void write(byte[] raw, int at, Matrix x, int i) {
    throw Refusal.of("row", kind().toString(), "the bytes of an image");
  }

  /**
   * Writes row {@code row} of {@code from} as row {@code i} of {@code x}, and changes the image by {@code changes}
   * before it is standardised.
   *
   * @throws Refusal if these inputs do not take images
   */
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

  /**
   * Refuses features that do not match the features these inputs were learnt from.
   *
   * @throws Refusal that begins with {@code where}
   */
  void check(String where, Features features);

  /** The raw rows that these inputs take, for a sentence, such as {@code images of 1x28x28}. */
  String taken();
}
