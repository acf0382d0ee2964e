package io.bigtheta.nn.window;

/** Nothing: all windows lie inside the image. */
public record Valid() implements Padding {
  @Override
  public Sides sides(Size image, Size window, Size stride) {
    return new Sides(0, 0, 0, 0);
  }
}
