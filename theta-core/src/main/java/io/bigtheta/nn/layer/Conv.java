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
  private static final int FEWEST_GROUPS = 4;
  private static final int MOST_GROUPS = 16;

  /** Numbers of all groups' gradients, unless that makes too few of them. */
  private static final int ALL_GROUPS = 1 << 20;

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

  /** Where there is no bias a row of zeros to start from, else room for sums of dz; and ∇W of every group of images. */
  @Override
  public int room(Shape input) {
    int size = Patches.length(window(), input) * filters;
    return ahead(input) + groups(size) * size;
  }

  private int ahead(Shape input) {
    return bias ? Channels.room(output(input)) : filters;
  }

  /** Groups of images that have a ∇W of their own: a fixed number, fewer where W is large. */
  private static int groups(int size) {
    return Math.max(FEWEST_GROUPS, Math.min(MOST_GROUPS, ALL_GROUPS / size));
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Shape input = pass.input();
    Shape output = output(input);
    Matrix z = pass.kept(0);
    Matrix start =
        bias ? pass.parameter(1) : new Matrix(pass.room().data(), pass.room().offset(), 1, filters);
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> parts(input, from, to, (i, row, count, patches) -> {
              Patches.gather(window(), input, output, x.data(), x.at(i), row, patches);
              Matrix sums = places(output, z, i, row, count);
              alone.matmul(patches, pass.parameter(0), start, sums);
              activation.forward(alone, sums, places(output, y, i, row, count));
            }),
            x.rows(),
            cost(Patches.length(window(), input), output.size()));
  }

  /** Multiply-adds. */
  private static int cost(int some, int each) {
    return (int) Math.min(Integer.MAX_VALUE, (long) some * each);
  }

  /** What is done for {@code count} places of an image, from a row of them on, with room for their patches. */
  @FunctionalInterface
  private interface Part {
    void calculate(int i, int row, int count, Matrix patches);
  }

  /** Has it done for images [from, to), part by part. */
  private void parts(Shape input, int from, int to, Part part) {
    Shape output = output(input);
    int rows = Patches.rows(window(), input, output);
    Matrix room = Patches.ofThread().room(rows, window(), input, output);
    for (int i = from; i < to; i++) {
      for (int row = 0; row < output.height(); row += rows) {
        int count = Math.min(rows, output.height() - row) * output.width();
        part.calculate(i, row, count, room.rows(0, count));
      }
    }
  }

  /** Places of an image, as [places, filters]. */
  private Matrix places(Shape output, Matrix images, int i, int row, int count) {
    int at = images.at(i) + row * output.width() * filters;
    return new Matrix(images.data(), at, count, filters);
  }

  /**
   * Image after image, while it is near: dz, its part of ∇W, its dx. The chain of each number of ∇W goes through all images of a
   * group; then the groups are added up, one after the other.
   */
  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Matrix gradient = pass.gradient(0);
    int size = gradient.size();
    int groups = groups(size);
    int ahead = pass.room().offset() + ahead(pass.input());
    Matrix sums = new Matrix(pass.room().data(), ahead, groups, size);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int g = from; g < to; g++) {
                group(pass, x, y, dy, dx, sums, g);
              }
            },
            groups,
            cost(3 * x.rows() / groups, cost(gradient.rows(), dy.cols())));
    Matrix whole = new Matrix(gradient.data(), gradient.offset(), 1, size);
    pass.kernels().columnSums(sums, whole);
    if (bias) {
      Shape output = output(pass.input());
      Channels.sums(pass.kernels(), dy, output, pass.room(), pass.gradient(1));
    }
  }

  private void group(
      Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx, Matrix groups, int group) {
    Shape input = pass.input();
    Shape output = output(input);
    Kernels alone = pass.kernels().alone();
    Matrix weight = pass.parameter(0);
    Matrix mine = new Matrix(groups.data(), groups.at(group), weight.rows(), filters);
    // what is there by now, and where the next sum goes
    Matrix[] sums = {Patches.ofThread().spare(weight.rows(), filters), mine};
    Arrays.fill(sums[0].data(), sums[0].offset(), sums[0].offset() + mine.size(), 0);
    int from = Channels.edge(x.rows(), group, groups.rows());
    int to = Channels.edge(x.rows(), group + 1, groups.rows());
    parts(input, from, to, (i, row, count, patches) -> {
      Matrix dz = places(output, dy, i, row, count);
      activation.backward(
          alone, places(output, pass.kept(0), i, row, count), places(output, y, i, row, count), dz);
      Patches.gather(window(), input, output, x.data(), x.at(i), row, patches);
      alone.matmulTransA(patches, dz, sums[0], sums[1]);
      Matrix sum = sums[1];
      sums[1] = sums[0];
      sums[0] = sum;
      if (!pass.first()) {
        if (row == 0) {
          Arrays.fill(dx.data(), dx.at(i), dx.at(i) + dx.cols(), 0);
        }
        alone.matmulTransB(dz, weight, patches);
        Patches.scatter(window(), input, output, patches, row, dx.data(), dx.at(i));
      }
    });
    if (sums[0] != mine) {
      System.arraycopy(sums[0].data(), sums[0].offset(), mine.data(), mine.offset(), mine.size());
    }
  }
}
