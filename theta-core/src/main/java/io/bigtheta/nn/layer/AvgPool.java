package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import java.util.Arrays;

/**
 * Average pooling: y = the mean of x over each window, channel by channel. Windows lie inside the image.
 *
 * @param size height and width of a window, in pixels
 * @param stride the distance from one window to the next, in pixels
 */
public record AvgPool(int size, int stride) implements Layer {
  public AvgPool {
    new Window(size, stride, Padding.VALID);
  }

  public AvgPool(int size) {
    this(size, size);
  }

  @Override
  public Shape output(Shape input) {
    return window().output(input, input.channels());
  }

  private Window window() {
    return new Window(size, stride, Padding.VALID);
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
    Window window = window();
    float share = 1f / (size * size);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                Arrays.fill(sums.data(), sums.at(i), sums.at(i) + sums.cols(), 0);
                for (int p = 0; p < output.height() * output.width(); p++) {
                  int place = p * input.channels();
                  int corner = window.corner(input, output, p);
                  for (int w = 0; w < size * size; w++) {
                    int pixel = corner + window.within(input, w);
                    int at = of.at(i) + (back ? place : pixel);
                    int sum = sums.at(i) + (back ? pixel : place);
                    add(of.data(), at, share, sums.data(), sum, input.channels());
                  }
                }
              }
            },
            of.rows(),
            input.size());
  }

  private static void add(float[] from, int at, float share, float[] to, int place, int count) {
    for (int c = 0; c < count; c++) {
      to[place + c] = Math.fma(from[at + c], share, to[place + c]);
    }
  }
}
