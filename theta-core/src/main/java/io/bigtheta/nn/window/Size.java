package io.bigtheta.nn.window;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;

/**
 * A height and a width in pixels: of a window, or of the step from one window or pixel to the next.
 *
 * <p>Text: {@code 3} for 3×3, and {@code 3x1} for three rows of one pixel.
 *
 * @param height the number of rows, from 1 to 65,535
 * @param width the number of columns, from 1 to 65,535
 */
@Spec.FromNumber
public record Size(int height, int width) {
  static final int LARGEST = (1 << 16) - 1;

  public Size {
    if (height < 1 || width < 1 || height > LARGEST || width > LARGEST) {
      throw Refusal.of(
          "",
          height < 1 || width < 1 ? "at least 1" : "at most " + LARGEST,
          height == width ? "" + height : height + "x" + width);
    }
  }

  /** As high as wide. */
  public Size(int side) {
    this(side, side);
  }

  /** Whether height and width are {@code side}. */
  public boolean is(int side) {
    return height == side && width == side;
  }

  /** height · width. */
  public int pixels() {
    return height * width;
  }

  @Override
  public String toString() {
    return Spec.text(this);
  }
}
