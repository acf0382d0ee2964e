package io.bigtheta.nn.window;

import io.bigtheta.spec.Refusal;

/**
 * A number of pixels for each side, in the order of the {@code pads} of ONNX.
 *
 * @param top the rows above the image, at least 0
 * @param left the columns before it, at least 0
 * @param bottom the rows below it, at least 0
 * @param right the columns after it, at least 0
 */
public record Sides(int top, int left, int bottom, int right) implements Padding {
  public Sides {
    if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
      throw Refusal.of("", "numbers >= 0", top + ", " + left + ", " + bottom + " and " + right);
    }
  }

  @Override
  public Sides sides(Size image, Size window, Size stride) {
    return this;
  }
}
