package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.Workspace.Use;
import java.util.Arrays;

/**
 * Maximum pooling: y = the largest x of each window, channel by channel. Windows lie inside the image. The gradient of
 * a window goes to the first pixel that holds its largest value.
 *
 * @param size height and width of a window, in pixels
 * @param stride the distance from one window to the next, in pixels
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
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              Workspace space = Workspace.take();
              for (int i = from; i < to; i++) {
                for (int row = 0; row < output.height(); row++) {
                  row(alone, space, input, output, row, x.data(), x.at(i), y.data(), y.at(i));
                }
              }
              space.give();
            },
            x.rows(),
            input.size());
  }

  /**
   * Writes a row of places of an image: first the maximum of each column of pixels, then from these the maximum of each
   * window.
   */
  private void row(
      Kernels kernels,
      Workspace space,
      Shape input,
      Shape output,
      int row,
      float[] x,
      int x0,
      float[] y,
      int y0) {
    int channels = input.channels();
    int wide = input.width() * channels;
    float[] columns = space.floats(Use.LINES, wide);
    int top = x0 + row * stride * wide;
    System.arraycopy(x, top, columns, 0, wide);
    for (int i = 1; i < size; i++) {
      kernels.larger(x, top + i * wide, columns, 0, columns, 0, wide);
    }
    for (int place = 0; place < output.width(); place++) {
      int from = place * stride * channels;
      int to = y0 + (row * output.width() + place) * channels;
      System.arraycopy(columns, from, y, to, channels);
      for (int i = 1; i < size; i++) {
        kernels.larger(columns, from + i * channels, y, to, y, to, channels);
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

  /** Whether every pixel is in exactly one window. */
  private boolean apart(Shape input) {
    return size == stride && input.height() % size == 0 && input.width() % size == 0;
  }

  /** Moves the gradient of one place, in every channel, to the pixel that its number came from. Spoils dy. */
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
    int derivative = dy.at(i) + place * channels;
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
          derivative,
          dx.data(),
          dx.at(i) + pixel,
          channels);
    }
  }
}
