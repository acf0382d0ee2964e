package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Windows;
import io.bigtheta.nn.Shape;

/**
 * The windows of an image are the rows of one product, and so are, of dz, those of the way back to dx ({@link Slopes}). Image after
 * image, while it is near.
 *
 * @param frame border of an image
 * @param windows of a framed one
 */
record Direct(Shape input, Shape output, Frame frame, Windows windows, Slopes slopes)
    implements Correlation {
  static Direct of(Window window, Shape input, Shape output) {
    Frame frame = window.frame(input, output);
    Windows windows = window.rows(input, output, frame);
    return new Direct(input, output, frame, windows, Slopes.of(window, input, output));
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
  public Matrix weights(Kernels kernels, Matrix weight, Matrix room) {
    return weight;
  }

  @Override
  public Matrix turned(Kernels kernels, Matrix weight, Matrix room) {
    int rows = size() / input.channels();
    Matrix turned = new Matrix(room.data(), room.offset(), rows, input.channels());
    slopes.turn(weight, turned);
    return turned;
  }

  @Override
  public void forward(
      Kernels kernels,
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
      Frame.Image image = frame.around(x, i, input, Room.IMAGE);
      kernels.matmul(
          image.data(), image.at(), windows, weights, start, z.data(), z.at(i), line, filters);
    }
  }

  @Override
  public void backward(
      Kernels kernels,
      Matrix x,
      Matrix dz,
      Matrix turned,
      Matrix zeros,
      Matrix[] sums,
      boolean wanted,
      Matrix dx,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      Frame.Image image = frame.around(x, i, input, Room.IMAGE);
      Matrix places = new Matrix(dz.data(), dz.at(i), windows.rows(), output.channels());
      kernels.matmulTransA(
          image.data(), image.at(), windows, places, weight(sums[0]), weight(sums[1]));
      Correlation.swap(sums);
      if (wanted) {
        slopes.calculate(kernels, dz, i, turned, zeros, dx);
      }
    }
  }

  private Matrix weight(Matrix sum) {
    return new Matrix(sum.data(), sum.offset(), windows.cols(), output.channels());
  }

  @Override
  public void gradient(Kernels kernels, Matrix sum, Matrix gradient) {
    System.arraycopy(sum.data(), sum.offset(), gradient.data(), gradient.offset(), size());
  }
}
