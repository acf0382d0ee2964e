package io.bigtheta.nn.layer;

import io.bigtheta.math.ShapeException;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.math.machinery.Windows;
import io.bigtheta.nn.window.Padding;
import io.bigtheta.nn.window.Sides;
import io.bigtheta.nn.window.Size;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;

/**
 * Windows that move over the planes of an image.
 *
 * @param size height and width of a window, in pixels that it sees
 * @param stride the distance from one window to the next, in pixels
 * @param padding what a window sees beyond the edge of the image
 * @param dilation the distance from one pixel of a window to the next
 */
record Window(Size size, Size stride, Padding padding, Size dilation) {
  private static final Size ONE = new Size(1);

  Window {
    long tall = (size.height() - 1L) * dilation.height();
    long wide = (size.width() - 1L) * dilation.width();
    if (Math.max(tall, wide) >= Integer.MAX_VALUE) {
      throw Refusal.of("dilation", "windows with sides below 2^31", Spec.text(dilation));
    }
  }

  Window(Size size, Size stride, Padding padding) {
    this(size, stride, padding, ONE);
  }

  /** The window of a pool. It may not lie in the padding alone, where it has nothing to choose from. */
  static Window ofPool(Size size, Size stride, Padding padding) {
    Sides sides = padding.sides(ONE, size, stride);
    if (Math.max(sides.top(), sides.bottom()) >= size.height()
        || Math.max(sides.left(), sides.right()) >= size.width()) {
      throw Refusal.of("padding", "less than the window, " + size, Spec.text(padding));
    }
    return new Window(size, stride, padding);
  }

  /** The height and width from the first to the last pixel of a window. */
  Size extent() {
    return dilation.is(1)
        ? size
        : new Size(
            (size.height() - 1) * dilation.height() + 1, (size.width() - 1) * dilation.width() + 1);
  }

  Sides sides(Shape input) {
    return padding.sides(new Size(input.height(), input.width()), extent(), stride);
  }

  /** The shape of an output that has one place for every window, and {@code channels} channels. */
  Shape output(Shape input, int channels) {
    return output(input, channels, false);
  }

  /**
   * The shape of an output that has one place for every window, and {@code channels} channels.
   *
   * @param ceil whether there is a last window that reaches beyond the padding, if it begins before the end of the
   *     image
   */
  Shape output(Shape input, int channels, boolean ceil) {
    Sides s = sides(input);
    long tall = (long) s.top() + input.height() + s.bottom();
    long wide = (long) s.left() + input.width() + s.right();
    if (tall > Integer.MAX_VALUE
        || wide > Integer.MAX_VALUE
        || tall * wide > Integer.MAX_VALUE / input.channels()) {
      String got = input.channels() + "x" + tall + "x" + wide;
      throw new ShapeException("", "an image below 2^31 numbers with its padding", got);
    }
    Size extent = extent();
    int most = ceil ? s.top() + input.height() : Integer.MAX_VALUE;
    int widest = ceil ? s.left() + input.width() : Integer.MAX_VALUE;
    return new Shape(
        channels,
        places("height", (int) tall, extent.height(), stride.height(), most),
        places("width", (int) wide, extent.width(), stride.width(), widest));
  }

  private static int places(String what, int length, int window, int stride, int most) {
    if (length < window) {
      throw new ShapeException(
          "", "a " + what + " of at least " + window + ", that of a window", length);
    }
    int whole = (length - window) / stride + 1;
    boolean more = most < Integer.MAX_VALUE && (length - window) % stride > 0;
    return more && (long) whole * stride < most ? whole + 1 : whole;
  }

  /** The border around an image that windows over its edges need. */
  Frame frame(Shape input, Shape output) {
    Sides sides = sides(input);
    Size extent = extent();
    int bottom = (output.height() - 1) * stride.height() + extent.height() - input.height();
    int right = (output.width() - 1) * stride.width() + extent.width() - input.width();
    return new Frame(
        sides.top(),
        Math.max(0, bottom - sides.top()),
        sides.left(),
        Math.max(0, right - sides.left()));
  }

  /** The windows over a framed image, one row for each place. There must be no dilation. */
  Windows rows(Shape input, Shape output, Frame frame) {
    int channels = input.channels();
    int wide = frame.wide(input);
    return new Windows(
        output.height(),
        stride.height() * wide,
        output.width(),
        stride.width() * channels,
        size.height(),
        wide,
        size.width() * channels);
  }

  /** The windows over a framed image, pixel by pixel, and the places of the output. */
  Taps taps(Shape input, Shape output, Frame frame) {
    int channels = input.channels();
    int wide = frame.wide(input);
    int[] pixels = new int[size.pixels()];
    for (int w = 0; w < pixels.length; w++) {
      int down = w / size.width() * dilation.height();
      int across = w % size.width() * dilation.width();
      pixels[w] = down * wide + across * channels;
    }
    return new Taps(
        output.height(),
        stride.height() * wide,
        output.width() * output.channels(),
        output.width(),
        stride.width() * channels,
        output.channels(),
        pixels);
  }
}
