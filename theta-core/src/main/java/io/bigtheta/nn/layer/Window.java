package io.bigtheta.nn.layer;

import io.bigtheta.math.ShapeException;
import io.bigtheta.math.machinery.Windows;
import io.bigtheta.spec.Refusal;

/**
 * Square windows that move over the planes of an image.
 *
 * @param size height and width of a window, in pixels
 * @param stride the distance from one window to the next, in pixels
 * @param padding what a window sees beyond the edge of the image
 */
record Window(int size, int stride, Padding padding) {
  Window {
    if (size < 1) {
      throw Refusal.of("size of a window", "at least 1", size);
    }
    if (stride < 1) {
      throw Refusal.of("stride", "at least 1", stride);
    }
  }

  /** The shape of an output that has one place for every window, and {@code channels} channels. */
  Shape output(Shape input, int channels) {
    return new Shape(channels, places("height", input.height()), places("width", input.width()));
  }

  private int places(String what, int length) {
    if (padding == Padding.SAME) {
      return (length - 1) / stride + 1;
    }
    if (length < size) {
      throw new ShapeException(
          "", "a " + what + " of at least " + size + ", that of a window", length);
    }
    return (length - size) / stride + 1;
  }

  /**
   * How many pixels before the edge the first window begins, for {@code places} windows along {@code length} pixels.
   */
  int before(int length, int places) {
    return padding == Padding.VALID ? 0 : Math.max(0, (places - 1) * stride + size - length) / 2;
  }

  /** The border around an image that windows over its edges need. */
  Frame frame(Shape input, Shape output) {
    int top = before(input.height(), output.height());
    int left = before(input.width(), output.width());
    int bottom = (output.height() - 1) * stride + size - input.height() - top;
    int right = (output.width() - 1) * stride + size - input.width() - left;
    return new Frame(top, Math.max(0, bottom), left, Math.max(0, right));
  }

  /** The windows over a framed image, one row for each place. */
  Windows rows(Shape input, Shape output, Frame frame) {
    int channels = input.channels();
    int wide = frame.wide(input);
    return new Windows(
        output.height(),
        stride * wide,
        output.width(),
        stride * channels,
        size,
        wide,
        size * channels);
  }

  /** The index in an image at which the window of a place begins, for windows that lie inside. */
  int corner(Shape input, Shape output, int place) {
    int row = place / output.width() * stride;
    int col = place % output.width() * stride;
    return (row * input.width() + col) * input.channels();
  }

  /** How far after the corner of its window pixel w lies. */
  int within(Shape input, int w) {
    return (w / size * input.width() + w % size) * input.channels();
  }
}
