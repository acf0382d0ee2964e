package io.bigtheta.nn.layer;

import io.bigtheta.math.ShapeException;

/**
 * The shape of one row of a batch: {@code channels} planes of height × width. The numbers lie pixel after pixel, with
 * all channels of a pixel together, so the order is row, column, channel. A plain vector of n numbers is n × 1 × 1. A
 * batch is a matrix [batch, size]; there are no tensors of higher rank.
 *
 * <p>Text: {@code 784} for a vector, {@code 1x28x28} for planes.
 */
public record Shape(int channels, int height, int width) {
  public Shape {
    if (channels < 1
        || height < 1
        || width < 1
        || (long) height * width > Integer.MAX_VALUE
        || channels * ((long) height * width) > Integer.MAX_VALUE) {
      throw new ShapeException(
          "shape",
          "positive sizes with a product below 2^31",
          channels + "x" + height + "x" + width);
    }
  }

  /** A vector of {@code size} numbers. */
  public static Shape of(int size) {
    return new Shape(size, 1, 1);
  }

  /** Reads {@code 784} or {@code 1x28x28}. */
  public static Shape parse(String text) {
    String[] parts = text.split("x", -1);
    try {
      if (parts.length == 1) {
        return of(Integer.parseInt(parts[0]));
      }
      if (parts.length == 3) {
        return new Shape(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      }
    } catch (NumberFormatException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static ShapeException refused(String text) {
    return new ShapeException("shape", "a size such as 784 or 1x28x28", "\"" + text + "\"");
  }

  /** channels · height · width. */
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return height == 1 && width == 1 ? "" + channels : channels + "x" + height + "x" + width;
  }
}
