package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Windows;
import io.bigtheta.nn.layer.Workspace.Use;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calculates a convolution as a matrix product whose rows are the windows of an image. {@link Derivatives} calculates
 * dx in the same way from the windows of dz. Images are taken one by one, while they are in the cache.
 */
final class Direct implements Correlation {
  private final Window window;
  private final Shape input;
  private final Shape output;
  private final Frame frame;
  private final Windows windows;

  /** Made by {@link #transposed}, because forward and the first layer do not need it. */
  private @Nullable Derivatives derivatives;

  Direct(Window window, Shape input, Shape output) {
    this.window = window;
    this.input = input;
    this.output = output;
    this.frame = window.frame(input, output);
    this.windows = window.rows(input, output, frame);
  }

  @Override
  public int size() {
    return windows.cols() * output.channels();
  }

  @Override
  public int images() {
    return 1;
  }

  @Override
  public Matrix weights(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    return weight;
  }

  @Override
  public Matrix transposed(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    int rows = size() / input.channels();
    Matrix transposed = new Matrix(room.data(), room.offset(), rows, input.channels());
    Derivatives back = Derivatives.of(window, input, output);
    back.transpose(weight, transposed);
    derivatives = back;
    return transposed;
  }

  @Override
  public void forward(
      Kernels kernels,
      Workspace space,
      Matrix x,
      Matrix weights,
      Matrix zeros,
      Matrix start,
      Matrix z,
      int from,
      int to) {
    int filters = output.channels();
    int line = output.width() * filters;
    for (int i = from; i < to; i++) {
      Frame.Image image = frame.around(x, i, input, space, Use.IMAGE);
      kernels.matmul(
          image.data(), image.at(), windows, weights, start, z.data(), z.at(i), line, filters);
    }
  }

  @Override
  public void backward(
      Kernels kernels,
      Workspace space,
      Matrix x,
      Matrix dz,
      Matrix transposed,
      Matrix zeros,
      Matrix[] sums,
      boolean wanted,
      Matrix dx,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      Frame.Image image = frame.around(x, i, input, space, Use.IMAGE);
      Matrix places = new Matrix(dz.data(), dz.at(i), windows.rows(), output.channels());
      kernels.matmulTransA(
          image.data(), image.at(), windows, places, weight(sums[0]), weight(sums[1]));
      Correlation.swap(sums);
      if (wanted) {
        Objects.requireNonNull(derivatives).calculate(kernels, space, dz, i, transposed, zeros, dx);
      }
    }
  }

  private Matrix weight(Matrix sum) {
    return new Matrix(sum.data(), sum.offset(), windows.cols(), output.channels());
  }

  @Override
  public void gradient(Kernels kernels, Workspace space, Matrix sum, Matrix gradient) {
    System.arraycopy(sum.data(), sum.offset(), gradient.data(), gradient.offset(), size());
  }
}
