package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.window.Padding;
import io.bigtheta.nn.window.Sides;
import io.bigtheta.nn.window.Size;
import io.bigtheta.nn.window.Valid;
import java.util.Arrays;

/**
 * Average pooling: y = the mean of x over each window, channel by channel.
 *
 * @param size height and width of a window, in pixels
 * @param stride the distance from one window to the next, in pixels; usually the size
 * @param padding how many pixels windows may reach beyond the edge of the image
 * @param ceil whether pixels that are left over at the end have windows too, which reach beyond the edge; otherwise
 *     they have none
 * @param countPadding whether the pixels of the padding count as zeros, as in PyTorch unless it is told otherwise;
 *     if not, the mean is that of the pixels inside the image
 */
public record AvgPool(Size size, Size stride, Padding padding, boolean ceil, boolean countPadding)
    implements Layer {
  public AvgPool {
    Window.ofPool(size, stride, padding);
  }

  public AvgPool(Size size) {
    this(size, size, new Valid(), false, false);
  }

  public AvgPool(int size) {
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
    average(pass, x, y, false);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (!pass.first()) {
      average(pass, dy, dx, true);
    }
  }

  /** Adds a share of every pixel to the places that see it; in backward, a share of every place to its pixels. */
  private void average(Pass pass, Matrix of, Matrix sums, boolean back) {
    Shape input = pass.input();
    Shape output = output(input);
    Sides sides = window().sides(input);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                Arrays.fill(sums.data(), sums.at(i), sums.at(i) + sums.cols(), 0);
                for (int place = 0; place < output.height() * output.width(); place++) {
                  average(input, output, sides, place, of, sums, i, back);
                }
              }
            },
            of.rows(),
            input.size());
  }

  private void average(
      Shape input,
      Shape output,
      Sides sides,
      int place,
      Matrix of,
      Matrix sums,
      int i,
      boolean back) {
    int top = place / output.width() * stride.height() - sides.top();
    int side = place % output.width() * stride.width() - sides.left();
    int first = Math.max(0, top);
    int begin = Math.max(0, side);
    int last = Math.min(top + size.height(), input.height());
    int end = Math.min(side + size.width(), input.width());
    int tall = Math.min(top + size.height(), input.height() + sides.bottom()) - top;
    int wide = Math.min(side + size.width(), input.width() + sides.right()) - side;
    float share = 1f / (countPadding ? tall * wide : (last - first) * (end - begin));
    int channels = input.channels();
    for (int row = first; row < last; row++) {
      for (int col = begin; col < end; col++) {
        int pixel = (row * input.width() + col) * channels;
        int at = of.at(i) + (back ? place * channels : pixel);
        int sum = sums.at(i) + (back ? pixel : place * channels);
        add(of.data(), at, share, sums.data(), sum, channels);
      }
    }
  }

  private static void add(float[] from, int at, float share, float[] to, int place, int count) {
    for (int c = 0; c < count; c++) {
      to[place + c] = Math.fma(from[at + c], share, to[place + c]);
    }
  }
}
