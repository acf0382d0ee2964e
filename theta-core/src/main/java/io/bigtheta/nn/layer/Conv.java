package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Windows;
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
 * The windows of an image are the rows of one product, and so are, of dz, those of the way
 * back to dx ({@link Slopes}).
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
    int fanIn = kernel * kernel * input.channels();
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

  /**
   * A row of zeros to start from; W turned; where there is a bias, room for sums of dz; and ∇W of every group of images.
   */
  @Override
  public int room(Shape input) {
    int size = size(input);
    return ahead(input) + (1 + groups(size)) * size;
  }

  private int ahead(Shape input) {
    return zeros(input) + (bias ? Channels.room(output(input)) : 0);
  }

  private int zeros(Shape input) {
    return Math.max(filters, input.channels());
  }

  private int size(Shape input) {
    return kernel * kernel * input.channels() * filters;
  }

  /** Groups of images that have a ∇W of their own: a fixed number, fewer where W is large. */
  private static int groups(int size) {
    return Math.max(FEWEST_GROUPS, Math.min(MOST_GROUPS, ALL_GROUPS / size));
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Shape input = pass.input();
    Shape output = output(input);
    Frame frame = window().frame(input, output);
    Windows windows = window().rows(input, output, frame);
    Matrix z = pass.kept(0);
    Matrix start = bias ? pass.parameter(1) : zeros(pass, filters);
    int line = output.width() * filters;
    Kernels alone = pass.kernels().alone();
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                Frame.Image image = frame.around(x, i, input, Room.IMAGE);
                Matrix weight = pass.parameter(0);
                alone.matmul(
                    image.data(),
                    image.at(),
                    windows,
                    weight,
                    start,
                    z.data(),
                    z.at(i),
                    line,
                    filters);
                activation.forward(alone, z.rows(i, 1), y.rows(i, 1));
              }
            },
            x.rows(),
            cost(windows.cols(), output.size()));
  }

  private static Matrix zeros(Pass pass, int count) {
    return new Matrix(pass.room().data(), pass.room().offset(), 1, count);
  }

  /** Multiply-adds. */
  private static int cost(int some, int each) {
    return (int) Math.min(Integer.MAX_VALUE, (long) some * each);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Matrix gradient = pass.gradient(0);
    Shape input = pass.input();
    int size = gradient.size();
    int groups = groups(size);
    float[] room = pass.room().data();
    int begin = pass.room().offset() + ahead(input);
    Matrix turned = new Matrix(room, begin, kernel * kernel * filters, input.channels());
    Matrix sums = new Matrix(room, begin + size, groups, size);
    Slopes slopes = Slopes.of(window(), input, output(input));
    if (!pass.first()) {
      slopes.turn(pass.parameter(0), turned);
    }
    Frame frame = window().frame(input, output(input));
    Windows windows = window().rows(input, output(input), frame);
    Back back = new Back(pass, x, y, dy, dx, frame, windows, slopes, turned, sums);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int g = from; g < to; g++) {
                group(back, g);
              }
            },
            groups,
            cost(3 * x.rows() / groups, cost(gradient.rows(), dy.cols())));
    Matrix whole = new Matrix(gradient.data(), gradient.offset(), 1, size);
    pass.kernels().columnSums(sums, whole);
    if (bias) {
      int behind = pass.room().offset() + zeros(input);
      Matrix summing = new Matrix(room, behind, 1, ahead(input) - zeros(input));
      Channels.sums(pass.kernels(), dy, output(input), summing, pass.gradient(1));
    }
  }

  /** What the groups of a backward share. */
  private record Back(
      Pass pass,
      Matrix x,
      Matrix y,
      Matrix dy,
      Matrix dx,
      Frame frame,
      Windows windows,
      Slopes slopes,
      Matrix turned,
      Matrix sums) {}

  /**
   * Image after image, while it is near: dz, its part of ∇W, its dx. The chain of each number of ∇W goes through all images of a
   * group; then the groups are added up, one after the other.
   */
  private void group(Back back, int group) {
    Pass pass = back.pass;
    Shape input = pass.input();
    Windows windows = back.windows;
    Kernels alone = pass.kernels().alone();
    int rows = windows.cols();
    Matrix mine = new Matrix(back.sums.data(), back.sums.at(group), rows, filters);
    // what is there by now, and where the next sum goes
    Matrix[] sums = {new Matrix(Room.SUMS.ofThread(mine.size()), 0, rows, filters), mine};
    Arrays.fill(sums[0].data(), 0, mine.size(), 0);
    int from = Channels.edge(back.x.rows(), group, back.sums.rows());
    int to = Channels.edge(back.x.rows(), group + 1, back.sums.rows());
    for (int i = from; i < to; i++) {
      Matrix dz = back.dy.rows(i, 1);
      activation.backward(alone, pass.kept(0).rows(i, 1), back.y.rows(i, 1), dz);
      Frame.Image image = back.frame.around(back.x, i, input, Room.IMAGE);
      Matrix places = new Matrix(dz.data(), dz.offset(), windows.rows(), filters);
      alone.matmulTransA(image.data(), image.at(), windows, places, sums[0], sums[1]);
      Matrix sum = sums[1];
      sums[1] = sums[0];
      sums[0] = sum;
      if (!pass.first()) {
        Matrix zeros = zeros(pass, input.channels());
        back.slopes.calculate(alone, back.dy, i, back.turned, zeros, back.dx);
      }
    }
    if (sums[0] != mine) {
      System.arraycopy(sums[0].data(), sums[0].offset(), mine.data(), mine.offset(), mine.size());
    }
  }
}
