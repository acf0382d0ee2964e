package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;

/** A way to calculate a convolution of some images on one thread. */
interface Correlation {
  /** The way that suits these sizes. */
  static Correlation of(Window window, Shape input, Shape output, int groups) {
    if (groups > 1 && groups == input.channels() && groups == output.channels()) {
      return new Depthwise(window, input, output);
    } else if (groups > 1 || !window.dilation().is(1)) {
      return new Unfolded(window, input, output, groups);
    }
    return Winograd.suits(window, input.channels(), output.channels())
        ? Winograd.of(window, input, output)
        : new Direct(window, input, output);
  }

  /** How many numbers W has in the form that the products need. Its gradient has as many. */
  int size();

  /** How many images are best calculated together. */
  int images();

  /** W for {@link #forward}: W itself, or another form of it in the first {@link #size} numbers of {@code room}. */
  Matrix weights(Kernels kernels, Workspace space, Matrix weight, Matrix room);

  /**
   * W for {@link #backward}, in the first {@link #size} numbers of {@code room}. It must be called before a backward
   * that writes dx.
   */
  Matrix transposed(Kernels kernels, Workspace space, Matrix weight, Matrix room);

  /**
   * Writes z of images [from, to).
   *
   * @param weights the result of {@link #weights}
   * @param zeros [1, filters], all 0
   * @param start [1, filters], where the sum of every place begins: the bias, or zeros
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
   * Adds the part of images [from, to) to the gradient of W, and writes their dx.
   *
   * @param transposed the result of {@link #transposed}
   * @param zeros [1, channels], all 0
   * @param sums two matrices [1, {@link #size}]: the sum so far, and where the next sum goes; they are swapped each
   *     time
   * @param wanted whether dx is needed
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

  /** Writes ∇W from a sum of {@link #backward}. */
  void gradient(Kernels kernels, Workspace space, Matrix sum, Matrix gradient);

  /** Swaps the two sums: the next sum becomes the sum so far. */
  static void swap(Matrix[] sums) {
    Matrix next = sums[1];
    sums[1] = sums[0];
    sums[0] = next;
  }
}
