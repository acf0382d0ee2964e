package io.bigtheta.nn.window;

/**
 * As many pixels as are needed for ⌈length / stride⌉ windows in a row or column. If their number is odd, there is one
 * more at the end.
 */
public record Same() implements Padding {
  @Override
  public Sides sides(Size image, Size window, Size stride) {
    int down = missing(image.height(), window.height(), stride.height());
    int across = missing(image.width(), window.width(), stride.width());
    return new Sides(down / 2, across / 2, down - down / 2, across - across / 2);
  }

  private static int missing(int length, int window, int stride) {
    int last = (length - 1) / stride * stride; // where the last window would begin without padding
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, (long) last + window - length));
  }
}
