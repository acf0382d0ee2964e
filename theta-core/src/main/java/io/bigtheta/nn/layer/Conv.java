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

  /** The sums z. */
  @Override
  public List<Integer> kept(Shape input) {
    return List.of(output(input).size());
  }

  /** For sums of dz; where there is no bias a row of zeros to start from. */
  @Override
  public int room(Shape input) {
    return bias ? Channels.room(output(input)) : filters;
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Shape input = pass.input();
    Matrix z = pass.kept(0);
    Matrix start = bias ? pass.parameter(1) : pass.room();
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> parts(input, z, from, to, (i, row, places, patches) -> {
              Patches.gather(window(), input, output(input), x.data(), x.at(i), row, patches);
              alone.matmul(patches, pass.parameter(0), start, places);
            }),
            x.rows(),
            cost(Patches.length(window(), input), output(input).size()));
    activation.forward(pass.kernels(), z, y);
  }

  /** Multiply-adds. */
  private static int cost(int some, int each) {
    return (int) Math.min(Integer.MAX_VALUE, (long) some * each);
  }

  /** What is done for some rows of places of an image: [places, filters], and room for their patches. */
  @FunctionalInterface
  private interface Part {
    void calculate(int i, int row, Matrix places, Matrix patches);
  }

  /** Has it done for images [from, to) of z, part by part. */
  private void parts(Shape input, Matrix z, int from, int to, Part part) {
    Shape output = output(input);
    int rows = Patches.rows(window(), input, output);
    Matrix room = Patches.ofThread().room(rows, window(), input, output);
    for (int i = from; i < to; i++) {
      for (int row = 0; row < output.height(); row += rows) {
        int count = Math.min(rows, output.height() - row) * output.width();
        int at = z.at(i) + row * output.width() * filters;
        Matrix places = new Matrix(z.data(), at, count, filters);
        part.calculate(i, row, places, room.rows(0, count));
      }
    }
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    activation.backward(pass.kernels(), pass.kept(0), y, dy); // dy is now dz
    weightGradient(pass, x, dy);
    if (bias) {
      biasGradient(pass, dy);
    }
    if (!pass.first()) {
      inputGradient(pass, dy, dx);
    }
  }

  private void biasGradient(Pass pass, Matrix dz) {
    Shape output = output(pass.input());
    Matrix strips = Channels.strips(dz, output);
    Kernels alone = pass.kernels().alone();
    Channels.sums(
        pass.kernels(),
        dz.rows(),
        output,
        pass.room(),
        (from, to, sums) -> alone.columnSums(strips.rows(from, to - from), sums),
        pass.gradient(1));
  }

  /** Every member of a team has rows of its own: the chain of each number goes through all images, one after the other. */
  private void weightGradient(Pass pass, Matrix x, Matrix dz) {
    Shape input = pass.input();
    Matrix gradient = pass.gradient(0);
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              // what is there by now, and where the next sum goes
              Matrix[] sums = {Patches.ofThread().spare(gradient.rows(), filters), gradient};
              Arrays.fill(sums[0].data(), sums[0].at(from), sums[0].at(to), 0);
              parts(input, dz, 0, x.rows(), (i, row, places, patches) -> {
                Patches.gather(window(), input, output(input), x.data(), x.at(i), row, patches);
                alone.matmulTransA(patches, places, sums[0], sums[1], from, to);
                Matrix sum = sums[1];
                sums[1] = sums[0];
                sums[0] = sum;
              });
              if (sums[0] != gradient) {
                int length = (to - from) * filters;
                System.arraycopy(
                    sums[0].data(), sums[0].at(from), gradient.data(), gradient.at(from), length);
              }
            },
            gradient.rows(),
            cost(x.rows(), output(input).size()));
  }

  private void inputGradient(Pass pass, Matrix dz, Matrix dx) {
    Shape input = pass.input();
    Shape output = output(input);
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              Arrays.fill(dx.data(), dx.at(from), dx.at(to), 0);
              parts(input, dz, from, to, (i, row, places, patches) -> {
                alone.matmulTransB(places, pass.parameter(0), patches);
                Patches.scatter(window(), input, output, patches, row, dx.data(), dx.at(i));
              });
            },
            dz.rows(),
            cost(Patches.length(window(), input), output.size()));
  }
}
