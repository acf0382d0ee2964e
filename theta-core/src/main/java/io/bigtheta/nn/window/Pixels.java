package io.bigtheta.nn.window;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;

/**
 * The same number of pixels on opposite sides.
 *
 * <p>Text: {@code 1} for one pixel on each side, and {@code 1x2} for one above and below, and two before and after.
 *
 * @param height the number of rows above, and as many below; from 0 to 65,535
 * @param width the number of columns before, and as many after; from 0 to 65,535
 */
@Spec.FromNumber
public record Pixels(int height, int width) implements Padding {
  public Pixels {
    if (height < 0 || width < 0 || height > Size.LARGEST || width > Size.LARGEST) {
      throw Refusal.of(
          "",
          height < 0 || width < 0 ? "at least 0" : "at most " + Size.LARGEST,
          height == width ? "" + height : height + "x" + width);
    }
  }

  /** As many pixels on each side. */
  public Pixels(int side) {
    this(side, side);
  }

  @Override
  public Sides sides(Size image, Size window, Size stride) {
    return new Sides(height, width, height, width);
  }
}
