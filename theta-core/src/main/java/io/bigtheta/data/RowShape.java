package io.bigtheta.data;

/**
 * What one raw row is: {@code channels} planes of height × width, which lie pixel after pixel, all channels of one together. A
 * row of a table is channels × 1 × 1.
 */
public record RowShape(int channels, int height, int width) {
  /** A row of {@code size} numbers that have no places. */
  public static RowShape of(int size) {
    return new RowShape(size, 1, 1);
  }

  /** channels · height · width. */
  public int size() {
    return channels * height * width;
  }

  /** {@code 1x28x28}. */
  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
