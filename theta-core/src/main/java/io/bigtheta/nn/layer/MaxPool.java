package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.Workspace.Use;
import io.bigtheta.nn.window.Padding;
import io.bigtheta.nn.window.Sides;
import io.bigtheta.nn.window.Size;
import io.bigtheta.nn.window.Valid;
import java.util.Arrays;

/**
 * Maximum pooling: y = the largest x of each window, channel by channel. Pixels beyond the edge of the image are never
 * the largest. The gradient of a window goes to the first pixel that holds its largest value.
 *
 * @param size height and width of a window, in pixels
 * @param stride the distance from one window to the next, in pixels; usually the size
 * @param padding how many pixels windows may reach beyond the edge of the image
 * @param ceil whether pixels that are left over at the end have windows too, which reach beyond the edge; otherwise
 *     they have none
 */
public record MaxPool(Size size, Size stride, Padding padding, boolean ceil) implements Layer {
  public MaxPool {
    Window.ofPool(size, stride, padding);
  }

  public MaxPool(Size size) {
    this(size, size, new Valid(), false);
  }

  public MaxPool(int size) {
    this(new Size(size));
  }

  @Override
  public Shape output(Shape input) {
    return window().output(input, input.channels(), ceil);
  }

  private Window window() {
    return new Window(size, stride, padding);
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Shape input = pass.input();
    Shape output = output(input);
    Sides sides = window().sides(input);
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              Workspace space = Workspace.take();
              for (int i = from; i < to; i++) {
                for (int row = 0; row < output.height(); row++) {
                  int y0 = y.at(i);
                  row(alone, space, input, output, sides, row, x.data(), x.at(i), y.data(), y0);
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
      Sides sides,
      int row,
      float[] x,
      int x0,
      float[] y,
      int y0) {
    int channels = input.channels();
    int wide = input.width() * channels;
    float[] columns = space.floats(Use.LINES, wide);
    int top = row * stride.height() - sides.top();
    int last = Math.min(top + size.height(), input.height());
    int first = Math.max(0, top);
    System.arraycopy(x, x0 + first * wide, columns, 0, wide);
    for (int i = first + 1; i < last; i++) {
      kernels.larger(x, x0 + i * wide, columns, 0, columns, 0, wide);
    }
    for (int place = 0; place < output.width(); place++) {
      int side = place * stride.width() - sides.left();
      int end = Math.min(side + size.width(), input.width());
      int begin = Math.max(0, side);
      int to = y0 + (row * output.width() + place) * channels;
      System.arraycopy(columns, begin * channels, y, to, channels);
      for (int i = begin + 1; i < end; i++) {
        kernels.larger(columns, i * channels, y, to, y, to, channels);
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
    Sides sides = window().sides(input);
    boolean apart = apart(input, sides);
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                if (!apart) {
                  Arrays.fill(dx.data(), dx.at(i), dx.at(i) + input.size(), 0);
                }
                for (int place = 0; place < output.height() * output.width(); place++) {
                  int top = place / output.width() * stride.height() - sides.top();
                  int side = place % output.width() * stride.width() - sides.left();
                  give(alone, input, apart, top, side, place, i, x, y, dy, dx);
                }
              }
            },
            x.rows(),
            4 * input.size());
  }

  /** Whether every pixel is in exactly one window. */
  private boolean apart(Shape input, Sides sides) {
    return size.equals(stride)
        && input.height() % size.height() == 0
        && input.width() % size.width() == 0
        && sides.top() + sides.left() == 0;
  }

  /**
   * Moves the gradient of one place, in every channel, to the pixel that its number came from. Spoils dy.
   *
   * @param top the row at which the window begins
   * @param side the column at which it begins
   */
  private void give(
      Kernels kernels,
      Shape input,
      boolean apart,
      int top,
      int side,
      int place,
      int i,
      Matrix x,
      Matrix y,
      Matrix dy,
      Matrix dx) {
    int channels = input.channels();
    int largest = y.at(i) + place * channels;
    int derivative = dy.at(i) + place * channels;
    int end = Math.min(side + size.width(), input.width());
    for (int row = Math.max(0, top); row < Math.min(top + size.height(), input.height()); row++) {
      for (int col = Math.max(0, side); col < end; col++) {
        int pixel = (row * input.width() + col) * channels;
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
}
