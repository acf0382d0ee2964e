package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;

/**
 * Planes of numbers, such as spectrograms, all rows of one size. The numbers of a row lie pixel after pixel, with all
 * channels of a pixel together, like the bytes of {@link Pixels}. Immutable as long as nobody writes to the array.
 */
public final class Grids implements Features {
  private final RowShape shape;
  private final int cols;
  private final float[] values;

  /**
   * Grids over {@code values}.
   *
   * @param channels the number of planes of a row
   * @param values [rows · height · width · channels], finite; the array is shared, not copied
   */
  public Grids(int channels, int height, int width, float[] values) {
    shape = new RowShape(channels, height, width);
    if (!shape.divides(values.length)) {
      throw new ShapeException("grids", "whole rows of " + shape, values.length + " numbers");
    }
    cols = shape.size();
    this.values = values;
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(values[k])) {
        throw Refusal.of("row " + k / cols + ", number " + k % cols, "a finite number", values[k]);
      }
    }
  }

  /** All numbers, [rows · height · width · channels]. The array is shared: never write to it. */
  public float[] values() {
    return values;
  }

  @Override
  public Kind kind() {
    return Kind.GRIDS;
  }

  @Override
  public RowShape shape() {
    return shape;
  }

  @Override
  public int rows() {
    return values.length / cols;
  }

  @Override
  public int cols() {
    return cols;
  }

  @Override
  public float get(int row, int col) {
    return values[row * cols + col];
  }

  @Override
  public Inputs inputs(Dataset train) {
    return new GridInputs(shape.channels(), shape.height(), shape.width());
  }

  @Override
  public Inputs standardized(Dataset train) {
    return GridInputs.standardized(train, this);
  }

  @Override
  public void digest(Digest digest) {
    digest.add("grids " + shape);
  }

  @Override
  public void digest(int row, Digest digest) {
    digest.add(values, row * cols, cols);
  }
}
