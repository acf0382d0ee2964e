package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.math.ShapeException;

/**
 * Images of one size as unsigned bytes, one after the other.
 *
 * @param channels planes of an image: 1 for grey
 * @param values [rows · channels · height · width], shared
 */
public record Pixels(int channels, int height, int width, byte[] values) implements Features {
  public Pixels {
    long plane = (long) height * width;
    long size = plane > Integer.MAX_VALUE ? plane : channels * plane; // no product overflows a long
    if (channels < 1
        || height < 1
        || width < 1
        || size > Integer.MAX_VALUE
        || values.length % size != 0) {
      throw new ShapeException("pixels: expected whole images of " + channels + "x" + height + "x"
          + width + ", got " + values.length + " bytes");
    }
  }

  @Override
  public int rows() {
    return values.length / cols();
  }

  @Override
  public int cols() {
    return channels * height * width;
  }

  @Override
  public float get(int row, int col) {
    return values[row * cols() + col] & 0xFF;
  }

  @Override
  public void digest(int row, Digest digest) {
    digest.add(values, row * cols(), cols());
  }
}
