package io.bigtheta.nn.window;

/** What windows see beyond the edges of an image. */
public interface Padding {
  /**
   * How many pixels are added to each side of an image.
   *
   * @param window the height and width of a window, with the pixels that a dilation leaves out
   * @param stride the step from one window to the next
   */
  Sides sides(Size image, Size window, Size stride);
}
