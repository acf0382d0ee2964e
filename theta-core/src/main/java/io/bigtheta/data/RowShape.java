package io.bigtheta.data;

/**
 * The shape of one raw row: {@code channels} planes of height × width. The values lie pixel after pixel, with all
 * channels of a pixel together. A row of a table is channels × 1 × 1.
 */
public record RowShape(int channels, int height, int width) {
  /** A row of {@code size} numbers that have no position, such as a row of a table. */
  public static RowShape of(int size) {
    return new RowShape(size, 1, 1);
  }

  /** Whether {@code count} values are whole rows of this shape. A shape without values has no rows. */
  boolean divides(int count) {
    if (channels < 1 || height < 1 || width < 1) {
      return false;
    }
    long plane = (long) height * width;
    long size = plane > Integer.MAX_VALUE ? plane : channels * plane; // no product overflows a long
    return size <= Integer.MAX_VALUE && count % size == 0;
  }

  /** channels · height · width. */
  public int size() {
    return channels * height * width;
  }

  /** The sizes as channels, height and width, such as {@code 1x28x28}. */
  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
