package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.math.ShapeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images of one size as unsigned bytes, one image after the other. The bytes of an image lie pixel after pixel, with
 * all channels of a pixel together. Immutable as long as nobody writes to the bytes.
 */
public final class Pixels implements Features {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] values;
  private final PixelStyle style;
  private @Nullable Optional<BrightPixels> bright;

  /**
   * Images over {@code values}.
   *
   * @param channels the number of planes of an image: 1 for grey
   * @param values [rows · height · width · channels]; the array is shared, not copied
   */
  public Pixels(int channels, int height, int width, byte[] values) {
    this(channels, height, width, values, PixelStyle.UNKNOWN);
  }

  private Pixels(int channels, int height, int width, byte[] values, PixelStyle style) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
    this.style = style;
    RowShape shape = shape();
    if (!shape.divides(values.length)) {
      throw new ShapeException("pixels", "whole images of " + shape, values.length + " bytes");
    }
  }

  /** The same images over the same bytes, with what was done to the pictures that they come from. */
  public Pixels style(PixelStyle value) {
    return new Pixels(channels, height, width, values, value);
  }

  /** What was done to the pictures that these pixels come from. */
  public PixelStyle style() {
    return style;
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** All bytes, [rows · height · width · channels]. The array is shared: never write to it. */
  public byte[] values() {
    return values;
  }

  /**
   * The pixels that are not black. They are looked up at the first call. The result is empty if the images are too
   * bright for this to pay.
   */
  synchronized Optional<BrightPixels> bright() {
    if (bright == null) {
      bright = BrightPixels.of(values, rows(), cols());
    }
    return bright;
  }

  @Override
  public Kind kind() {
    return Kind.IMAGES;
  }

  @Override
  public RowShape shape() {
    return new RowShape(channels, height, width);
  }

  @Override
  public Inputs inputs(Dataset train) {
    return PixelInputs.fit(train, this);
  }

  @Override
  public Inputs standardized(Dataset train) {
    return PixelInputs.standardized(train, this);
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
