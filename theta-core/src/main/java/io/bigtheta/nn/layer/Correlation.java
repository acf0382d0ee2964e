package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;

/** A way to calculate a convolution, of some images by one thread. */
interface Correlation {
  /** The way for these sizes. */
  static Correlation of(Window window, Shape input, Shape output) {
    return Winograd.suits(window, input.channels(), output.channels())
        ? Winograd.of(window, input, output)
        : new Direct(window, input, output);
  }

  /** Numbers of W as the products have it, and of its gradient. */
  int size();

  /** Images that are best calculated together. */
  int images();

  /** W for {@link #forward}: as it is, or in the first {@link #size} numbers of {@code room}. */
  Matrix weights(Kernels kernels, Workspace space, Matrix weight, Matrix room);

  /** W for {@link #backward}, in the first {@link #size} numbers of {@code room}; asked for before anybody wants dx. */
  Matrix transposed(Kernels kernels, Workspace space, Matrix weight, Matrix room);

  /**
   * z of images [from, to).
   *
   * @param weights of {@link #weights}
   * @param zeros [1, filters]
   * @param start [1, filters], where the sum of every place begins
   */
  void forward(
      Kernels kernels,
      Workspace space,
      Matrix x,
      Matrix weights,
      Matrix zeros,
      Matrix start,
      Matrix z,
      int from,
      int to);

  /**
   * What images [from, to) add to the gradient of W, and their dx.
   *
   * @param transposed of {@link #transposed}
   * @param zeros [1, channels]
   * @param sums [1, {@link #size}] twice: what is there by now, and where the next sum goes, in turn
   * @param wanted whether anybody needs dx
   */
  void backward(
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
      int to);

  /** Writes ∇W, from a sum of {@link #backward}. */
  void gradient(Kernels kernels, Workspace space, Matrix sum, Matrix gradient);

  /** What was next is what is there. */
  static void swap(Matrix[] sums) {
    Matrix next = sums[1];
    sums[1] = sums[0];
    sums[0] = next;
  }
}
