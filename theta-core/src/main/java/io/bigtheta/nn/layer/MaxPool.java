package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Shape;
import java.util.Arrays;

/**
 * y = the largest x of every window, channel by channel. The gradient goes to the first place that holds it.
 *
 * @param size height and width of a window
 * @param stride from one place to the next; windows lie inside
 */
public record MaxPool(int size, int stride) implements Layer {
  public MaxPool {
    new Window(size, stride, Padding.VALID);
  }

  public MaxPool(int size) {
    this(size, size);
  }

  private Window window() {
    return new Window(size, stride, Padding.VALID);
  }

  @Override
  public Shape output(Shape input) {
    return window().output(input, input.channels());
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Shape input = pass.input();
    Shape output = output(input);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                image(input, output, x.data(), x.at(i), y.data(), y.at(i));
              }
            },
            x.rows(),
            input.size());
  }

  private void image(Shape input, Shape output, float[] x, int x0, float[] y, int y0) {
    Window window = window();
    int channels = input.channels();
    for (int place = 0; place < output.height() * output.width(); place++) {
      int at = y0 + place * channels;
      int corner = x0 + window.corner(input, output, place);
      System.arraycopy(x, corner, y, at, channels);
      for (int w = 1; w < size * size; w++) {
        int from = corner + window.within(input, w);
        for (int c = 0; c < channels; c++) {
          y[at + c] = Math.max(y[at + c], x[from + c]);
        }
      }
    }
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (pass.first()) {
      return;
    }
    Shape input = pass.input();
    Shape output = output(input);
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                if (!apart(input)) {
                  Arrays.fill(dx.data(), dx.at(i), dx.at(i) + input.size(), 0);
                }
                for (int place = 0; place < output.height() * output.width(); place++) {
                  give(alone, input, output, place, i, x, y, dy, dx);
                }
              }
            },
            x.rows(),
            4 * input.size());
  }

  /** Whether every pixel is in one window, and one only. */
  private boolean apart(Shape input) {
    return size == stride && input.height() % size == 0 && input.width() % size == 0;
  }

  /** Gives the gradient of one place, every channel of it, to where its number came from; spoils it. */
  private void give(
      Kernels kernels,
      Shape input,
      Shape output,
      int place,
      int i,
      Matrix x,
      Matrix y,
      Matrix dy,
      Matrix dx) {
    Window window = window();
    int channels = input.channels();
    int largest = y.at(i) + place * channels;
    int slope = dy.at(i) + place * channels;
    int corner = window.corner(input, output, place);
    boolean apart = apart(input);
    for (int w = 0; w < size * size; w++) {
      int pixel = corner + window.within(input, w);
      if (apart) {
        Arrays.fill(dx.data(), dx.at(i) + pixel, dx.at(i) + pixel + channels, 0);
      }
      kernels.moveWhereEqual(
          x.data(),
          x.at(i) + pixel,
          y.data(),
          largest,
          dy.data(),
          slope,
          dx.data(),
          dx.at(i) + pixel,
          channels);
    }
  }
}
