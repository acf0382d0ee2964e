package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.nn.layer.Workspace.Use;
import io.bigtheta.nn.window.Padding;
import io.bigtheta.nn.window.Same;
import io.bigtheta.nn.window.Size;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Convolution in two dimensions: y[p] = f(Σ over the window at place p of x · W + b) (LeCun et al., Proceedings of the
 * IEEE 1998). The kernel is not rotated, as is usual in neural networks.
 *
 * <p>x [batch, height · width · channels], W [kernel · kernel · channels / groups, filters], b [filters], y [batch, places
 * · filters]. {@link Correlation} does the calculation.
 *
 * @param filters the number of channels of y
 * @param kernel height and width of a window, in pixels that it sees
 * @param stride the distance from one window to the next, in pixels
 * @param padding how many zeros a window sees beyond the edge of the image
 * @param activation the function f
 * @param bias whether there is a bias b, which begins as 0
 * @param initializer the initializer of W; {@code auto} is the one that suits f
 * @param groups into how many groups channels and filters are divided, in order; a filter sees the channels of its
 *     group (Krizhevsky, Sutskever and Hinton, NIPS 2012). With as many groups as channels the convolution is depthwise
 * @param dilation the distance from one pixel of a window to the next (Yu and Koltun, ICLR 2016)
 */
public record Conv(
    int filters,
    Size kernel,
    Size stride,
    Padding padding,
    Activation activation,
    boolean bias,
    Initializer initializer,
    int groups,
    Size dilation)
    implements Layer {
  private static final int FEWEST_GROUPS = 4;
  private static final int MOST_GROUPS = 16;

  /** How many numbers the gradients of all groups of images may have, unless that leaves too few groups. */
  private static final int ALL_GROUPS = 1 << 20;

  public Conv {
    if (filters < 1) {
      throw Refusal.of("filters", "at least 1", filters);
    }
    if (groups < 1 || filters % groups != 0) {
      throw Refusal.of("groups", "a number that divides the " + filters + " filters", groups);
    }
    new Window(kernel, stride, padding, dilation);
  }

  public Conv(int filters, Size kernel) {
    this(filters, kernel, new Size(1), new Same(), new Linear(), true, new Auto(), 1, new Size(1));
  }

  public Conv(int filters, int kernel) {
    this(filters, new Size(kernel));
  }

  private Window window() {
    return new Window(kernel, stride, padding, dilation);
  }

  @Override
  public Shape output(Shape input) {
    if (input.channels() % groups != 0) {
      throw new ShapeException(
          "", "a number of channels that " + groups + " groups divide", input.channels());
    }
    if ((long) kernel.height() * kernel.width() > Integer.MAX_VALUE / input.channels()) {
      throw new ShapeException("", "windows below 2^31 numbers", kernel + " of " + input);
    }
    return window().output(input, filters);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int fanIn = kernel.pixels() * input.channels() / groups;
    int fanOut = kernel.pixels() * filters / groups;
    Parameter weight = new Parameter(
        "weight",
        fanIn,
        filters,
        Parameter.Role.WEIGHT,
        (seed, w) -> initializer.fill(seed, activation.initializer(), fanIn, fanOut, w));
    Parameter biases =
        new Parameter("bias", 1, filters, Parameter.Role.BIAS, Parameter.Start.constant(0));
    return bias ? List.of(weight, biases) : List.of(weight);
  }

  /** The sums z, if the derivative of f needs them. */
  @Override
  public List<Integer> kept(Shape input) {
    return activation.derivativeByOutput() ? List.of() : List.of(output(input).size());
  }

  private Matrix sums(Pass pass, Matrix y) {
    return activation.derivativeByOutput() ? y : pass.kept(0);
  }

  /**
   * Room for a row of zeros to start from; for sums of dz, if there is a bias; for W in the form that the products
   * need, which at the end holds its gradient; and for the gradient of every group of images.
   */
  @Override
  public int room(Shape input) {
    int size = correlation(input).size();
    return ahead(input) + (1 + groups(size)) * size;
  }

  private int ahead(Shape input) {
    return zeros(input) + (bias ? Channels.room(output(input)) : 0);
  }

  private int zeros(Shape input) {
    return Math.max(filters, input.channels());
  }

  private Correlation correlation(Shape input) {
    return Correlation.of(window(), input, output(input), groups);
  }

  /**
   * The number of groups of images that have a ∇W of their own. It does not depend on the threads; it is smaller if W
   * is large.
   */
  private static int groups(int size) {
    return Math.max(FEWEST_GROUPS, Math.min(MOST_GROUPS, ALL_GROUPS / size));
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Correlation correlation = correlation(pass.input());
    Matrix z = sums(pass, y);
    Matrix zeros = zeros(pass, filters);
    Matrix start = bias ? pass.parameter(1) : zeros;
    Kernels alone = pass.kernels().alone();
    Matrix room = behind(pass, correlation.size(), 0);
    Workspace ahead = Workspace.take();
    Matrix weights = correlation.weights(alone, ahead, pass.parameter(0), room);
    ahead.give();
    int together = correlation.images();
    pass.kernels()
        .share(
            (from, to) -> {
              Workspace space = Workspace.take();
              for (int i = from; i < to; i += together) {
                int end = Math.min(i + together, to);
                correlation.forward(alone, space, x, weights, zeros, start, z, i, end);
                activation.forward(alone, z.rows(i, end - i), y.rows(i, end - i));
              }
              space.give();
            },
            x.rows(),
            cost(pass.parameter(0).rows(), y.cols()));
  }

  /** Part {@code i}, of {@code size} numbers, of the room after {@link #ahead}. */
  private Matrix behind(Pass pass, int size, int i) {
    int at = pass.room().offset() + ahead(pass.input()) + i * size;
    return new Matrix(pass.room().data(), at, 1, size);
  }

  private static Matrix zeros(Pass pass, int count) {
    return new Matrix(pass.room().data(), pass.room().offset(), 1, count);
  }

  /** A cost in multiply-adds. */
  private static int cost(int some, int each) {
    return (int) Math.min(Integer.MAX_VALUE, (long) some * each);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Shape input = pass.input();
    Correlation correlation = correlation(input);
    int size = correlation.size();
    Matrix transposed = behind(pass, size, 0);
    if (!pass.first()) {
      Workspace space = Workspace.take();
      transposed =
          correlation.transposed(pass.kernels().alone(), space, pass.parameter(0), transposed);
      space.give();
    }
    Back back = new Back(pass, correlation, x, y, dy, dx, transposed);
    int groups = groups(size);
    pass.kernels()
        .share(
            (from, to) -> {
              Workspace space = Workspace.take();
              for (int g = from; g < to; g++) {
                group(back, space, g, groups);
              }
              space.give();
            },
            groups,
            cost(3 * x.rows() / groups, cost(pass.parameter(0).rows(), dy.cols())));
    Matrix first = behind(pass, size, 1);
    Matrix sum = behind(pass, size, 0);
    pass.kernels().columnSums(new Matrix(first.data(), first.offset(), groups, size), sum);
    Workspace space = Workspace.take();
    correlation.gradient(pass.kernels().alone(), space, sum, pass.gradient(0));
    space.give();
    if (bias) {
      int begin = pass.room().offset() + zeros(input);
      Matrix summing = new Matrix(pass.room().data(), begin, 1, ahead(input) - zeros(input));
      Channels.sums(pass.kernels(), dy, output(input), summing, pass.gradient(1));
    }
  }

  /** The operands of a backward, which its groups share. */
  private record Back(
      Pass pass,
      Correlation correlation,
      Matrix x,
      Matrix y,
      Matrix dy,
      Matrix dx,
      Matrix transposed) {}

  /**
   * Calculates the backward of one group, some images at a time while they are in the cache: dz, their part of ∇W, and
   * their dx. The chain of each number of the gradient runs through all images of the group. Then the groups are added,
   * one after the other.
   */
  private void group(Back back, Workspace space, int group, int groups) {
    Pass pass = back.pass;
    Correlation correlation = back.correlation;
    Kernels alone = pass.kernels().alone();
    int size = correlation.size();
    Matrix mine = behind(pass, size, 1 + group);
    // the sum so far, and where the next sum goes
    Matrix[] sums = {new Matrix(space.floats(Use.SUMS, size), 0, 1, size), mine};
    Arrays.fill(sums[0].data(), 0, size, 0);
    Matrix zeros = zeros(pass, pass.input().channels());
    int last = Channels.edge(back.x.rows(), group + 1, groups);
    int together = correlation.images();
    for (int from = Channels.edge(back.x.rows(), group, groups); from < last; from += together) {
      int to = Math.min(from + together, last);
      int count = to - from;
      Matrix dz = back.dy.rows(from, count);
      Matrix z = sums(pass, back.y).rows(from, count);
      activation.backward(alone, z, back.y.rows(from, count), dz);
      correlation.backward(
          alone,
          space,
          back.x,
          back.dy,
          back.transposed,
          zeros,
          sums,
          !pass.first(),
          back.dx,
          from,
          to);
    }
    if (sums[0] != mine) {
      System.arraycopy(sums[0].data(), sums[0].offset(), mine.data(), mine.offset(), size);
    }
  }
}
