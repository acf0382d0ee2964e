package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Shape;
import java.util.Arrays;

/**
 * y = the mean x of every window, channel by channel.
 *
 * @param size height and width of a window
 * @param stride from one place to the next; windows lie inside
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
    return new Window(size, stride, Padding.VALID).output(input, input.channels());
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Shape input = pass.input();
    Shape output = output(input);
    float share = 1f / (size * size);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                Arrays.fill(y.data(), y.at(i), y.at(i) + output.size(), 0);
                for (int place = 0; place < output.height() * output.width(); place++) {
                  int at = y.at(i) + place * input.channels();
                  for (int w = 0; w < size * size; w++) {
                    int seen = x.at(i) + pixel(input, output, place, w);
                    add(x.data(), seen, share, y.data(), at, input.channels());
                  }
                }
              }
            },
            x.rows(),
            input.size());
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (pass.first()) {
      return;
    }
    Shape input = pass.input();
    Shape output = output(input);
    float share = 1f / (size * size);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                Arrays.fill(dx.data(), dx.at(i), dx.at(i) + input.size(), 0);
                for (int place = 0; place < output.height() * output.width(); place++) {
                  int at = dy.at(i) + place * input.channels();
                  for (int w = 0; w < size * size; w++) {
                    int seen = dx.at(i) + pixel(input, output, place, w);
                    add(dy.data(), at, share, dx.data(), seen, input.channels());
                  }
                }
              }
            },
            x.rows(),
            input.size());
  }

  /** Where pixel w of the window at {@code place} begins in an image. */
  private int pixel(Shape input, Shape output, int place, int w) {
    int row = place / output.width() * stride + w / size;
    int col = place % output.width() * stride + w % size;
    return (row * input.width() + col) * input.channels();
  }

  private static void add(float[] from, int at, float share, float[] to, int place, int count) {
    for (int c = 0; c < count; c++) {
      to[place + c] = Math.fma(from[at + c], share, to[place + c]);
    }
  }
}
