package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Shape;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.initializer.Initializer;
import java.util.Arrays;
import java.util.List;

/**
 * Convolution in two dimensions (LeCun et al., Proceedings of the IEEE 1998), without turning the kernel, as everybody
 * calculates it: y[p] = f(Σ over the window at place p of x · W + b).
 *
 * <p>x [batch, height · width · channels], W [kernel · kernel · channels, filters], b [filters], y [batch, places · filters].
 * The window's numbers are a row, so that all places of an image are one product.
 *
 * @param filters channels of y
 * @param kernel height and width of a window
 * @param stride from one place to the next
 * @param padding what a window sees beyond the edge
 * @param activation f
 * @param bias whether there is a b
 * @param initializer how W begins; {@code auto} is what suits f. b begins as 0
 */
public record Conv(
    int filters,
    int kernel,
    int stride,
    Padding padding,
    Activation activation,
    boolean bias,
    Initializer initializer)
    implements Layer {
  public Conv {
    if (filters < 1) {
      throw new IllegalArgumentException("filters: expected at least 1, got " + filters);
    }
    new Window(kernel, stride, padding);
  }

  public Conv(int filters, int kernel) {
    this(filters, kernel, 1, Padding.SAME, new Linear(), true, new Auto());
  }

  private Window window() {
    return new Window(kernel, stride, padding);
  }

  @Override
  public Shape output(Shape input) {
    return window().output(input, filters);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int fanIn = Patches.length(window(), input);
    int fanOut = kernel * kernel * filters;
    Parameter weight = new Parameter(
        "weight",
        fanIn,
        filters,
        Parameter.Role.WEIGHT,
        (seed, w) -> initializer.fill(seed, activation, fanIn, fanOut, w));
    Parameter offset =
        new Parameter("bias", 1, filters, Parameter.Role.OFFSET, Parameter.Start.constant(0));
    return bias ? List.of(weight, offset) : List.of(weight);
  }

  /** The sums z, and a row of zeros to start from where there is no bias. */
  @Override
  public List<Integer> kept(Shape input) {
    return List.of(output(input).size(), bias ? 0 : filters);
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Window window = window();
    Shape input = pass.input();
    Shape output = output(input);
    Matrix z = pass.kept(0);
    Matrix start = bias ? pass.parameter(1) : pass.kept(1).rows(0, 1);
    Kernels alone = pass.kernels().alone();
    int rows = Patches.rows(window, input, output);
    pass.kernels()
        .share(
            (from, to) -> {
              Matrix room = Patches.ofThread().room(rows, window, input, output);
              for (int i = from; i < to; i++) {
                for (int row = 0; row < output.height(); row += rows) {
                  Matrix places = places(z, i, row, rows, output);
                  Matrix patches = room.rows(0, places.rows());
                  Patches.gather(window, input, output, x.data(), x.at(i), row, patches);
                  alone.matmul(patches, pass.parameter(0), start, places);
                }
              }
            },
            x.rows(),
            cost(input));
    activation.forward(pass.kernels(), z, y);
  }

  /** Multiply-adds of an image. */
  private int cost(Shape input) {
    Shape output = output(input);
    return (int)
        Math.min(Integer.MAX_VALUE, (long) Patches.length(window(), input) * output.size());
  }

  /** Rows {@code first …} of the places of image i, as [places, filters]. */
  private Matrix places(Matrix z, int i, int first, int rows, Shape output) {
    int count = Math.min(rows, output.height() - first) * output.width();
    return new Matrix(z.data(), z.at(i) + first * output.width() * filters, count, filters);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    activation.backward(pass.kernels(), pass.kept(0), y, dy); // dy is now dz
    Shape input = pass.input();
    Shape output = output(input);
    weightGradient(pass, x, dy, input, output);
    if (bias) {
      pass.kernels().columnSums(pixels(dy, output), pass.gradient(1));
    }
    if (!pass.first()) {
      inputGradient(pass, dy, dx, input, output);
    }
  }

  /** All pixels of all images, as [pixels, channels]; vectors as they are. */
  static Matrix pixels(Matrix images, Shape shape) {
    if (images.cols() == shape.channels()) {
      return images;
    }
    return new Matrix(
        images.data(), images.offset(), images.size() / shape.channels(), shape.channels());
  }

  /** Every member of a team has rows of its own: the chain of each number goes through all images, one after the other. */
  private void weightGradient(Pass pass, Matrix x, Matrix dz, Shape input, Shape output) {
    Window window = window();
    Matrix gradient = pass.gradient(0);
    Kernels alone = pass.kernels().alone();
    int rows = Patches.rows(window, input, output);
    pass.kernels()
        .share(
            (from, to) -> {
              Patches buffers = Patches.ofThread();
              Matrix room = buffers.room(rows, window, input, output);
              Matrix sum = buffers.spare(gradient.rows(), filters);
              Matrix next = gradient;
              boolean first = true;
              for (int i = 0; i < x.rows(); i++) {
                for (int row = 0; row < output.height(); row += rows) {
                  Matrix places = places(dz, i, row, rows, output);
                  Matrix patches = room.rows(0, places.rows());
                  Patches.gather(window, input, output, x.data(), x.at(i), row, patches);
                  if (first) {
                    alone.matmulTransA(patches, places, sum, from, to);
                  } else {
                    alone.matmulTransA(patches, places, sum, next, from, to);
                    Matrix other = sum;
                    sum = next;
                    next = other;
                  }
                  first = false;
                }
              }
              if (sum != gradient) {
                int length = (to - from) * filters;
                System.arraycopy(
                    sum.data(), sum.at(from), gradient.data(), gradient.at(from), length);
              }
            },
            gradient.rows(),
            x.rows() * output.size());
  }

  private void inputGradient(Pass pass, Matrix dz, Matrix dx, Shape input, Shape output) {
    Window window = window();
    Kernels alone = pass.kernels().alone();
    int rows = Patches.rows(window, input, output);
    pass.kernels()
        .share(
            (from, to) -> {
              Matrix room = Patches.ofThread().room(rows, window, input, output);
              for (int i = from; i < to; i++) {
                Arrays.fill(dx.data(), dx.at(i), dx.at(i) + input.size(), 0);
                for (int row = 0; row < output.height(); row += rows) {
                  Matrix places = places(dz, i, row, rows, output);
                  Matrix patches = room.rows(0, places.rows());
                  alone.matmulTransB(places, pass.parameter(0), patches);
                  Patches.scatter(window, input, output, patches, row, dx.data(), dx.at(i));
                }
              }
            },
            dz.rows(),
            cost(input));
  }
}
