package io.bigtheta.nn.layer;

import static io.bigtheta.nn.layer.Tiles.SIDE;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.nn.layer.Workspace.Use;
import io.bigtheta.nn.window.Sides;
import java.util.Arrays;

/**
 * Convolutions of 3×3 with few multiplications, 36 instead of 144 for sixteen places. There are 36 matrix products,
 * each over all tiles of some lines, between the transforms of {@link Tiles}. The chain of each number of a product
 * runs through the channels, or, in gradients, through the tiles of image after image. It does not depend on how many
 * lines are taken at a time.
 */
record Winograd(Tiles tiles) implements Correlation {
  /** With fewer channels the transforms cost more than they save. */
  private static final int FEWEST = 16;

  /** How many tiles are taken at a time, so that their transformed numbers stay in the second-level cache. */
  private static final int TOGETHER = 72;

  static boolean suits(Window window, int channels, int filters) {
    return window.size().is(3) && window.stride().is(1) && channels >= FEWEST && filters >= FEWEST;
  }

  static Winograd of(Window window, Shape input, Shape output) {
    Sides sides = window.sides(input);
    return new Winograd(Tiles.of(input, output, sides.top(), sides.left()));
  }

  @Override
  public int size() {
    return Tiles.NUMBERS * channels() * filters();
  }

  private int channels() {
    return tiles.input().channels();
  }

  private int filters() {
    return tiles.output().channels();
  }

  /** Several small images together fill the products better. */
  @Override
  public int images() {
    return Math.max(1, TOGETHER / (tiles.lines() * tiles.across()));
  }

  /** How many lines of tiles are taken at a time. */
  private int together() {
    return Math.max(1, TOGETHER / tiles.across());
  }

  /** {@link Tiles#NUMBERS} matrices [channels, filters], one under the other. */
  @Override
  public Matrix weights(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    int size = weight.size() / 9;
    float[] half = space.floats(Use.VALUES, SIDE * 3 * size);
    Streams columns = new Streams(weight.data(), weight.offset(), 3 * size, size);
    Streams to = new Streams(room.data(), room.offset(), size, SIDE * size);
    kernels.transform(Transform.WEIGHTS, columns, new Streams(half, 0, 3 * size, size), 3, size);
    kernels.transform(Transform.WEIGHTS, new Streams(half, 0, size, 3 * size), to, SIDE, size);
    return new Matrix(room.data(), room.offset(), Tiles.NUMBERS * channels(), filters());
  }

  /** The matrices of {@link #weights}, each of them transposed. */
  @Override
  public Matrix transposed(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    int c = channels();
    int f = filters();
    Matrix weights = weights(
        kernels, space, weight, new Matrix(space.floats(Use.RESULTS, size()), 0, 1, size()));
    Matrix to = new Matrix(room.data(), room.offset(), Tiles.NUMBERS * f, c);
    for (int i = 0; i < weights.rows(); i++) {
      int from = weights.at(i);
      int column = to.offset() + i / c * f * c + i % c;
      for (int j = 0; j < f; j++) {
        to.data()[column + j * c] = weights.data()[from + j];
      }
    }
    return to;
  }

  @Override
  public void gradient(Kernels kernels, Workspace space, Matrix sum, Matrix gradient) {
    int size = gradient.size() / 9;
    float[] half = space.floats(Use.VALUES, SIDE * 3 * size);
    Streams rows = new Streams(sum.data(), sum.offset(), size, SIDE * size);
    Streams to = new Streams(gradient.data(), gradient.offset(), 3 * size, size);
    kernels.transform(
        Transform.WEIGHTS_BACK, rows, new Streams(half, 0, size, 3 * size), SIDE, size);
    kernels.transform(Transform.WEIGHTS_BACK, new Streams(half, 0, 3 * size, size), to, 3, size);
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
    int c = channels();
    int f = filters();
    int lines = tiles.lines();
    for (int line = from * lines; line < to * lines; line += together()) {
      int count = Math.min(together(), to * lines - line);
      int rows = count * tiles.across();
      float[] v = pixels(kernels, space, x, line, count);
      float[] m = space.floats(Use.RESULTS, Tiles.NUMBERS * rows * f);
      for (int t = 0; t < Tiles.NUMBERS; t++) {
        kernels.matmul(
            new Matrix(v, t * rows * c, rows, c),
            weights.rows(t * c, c),
            zeros,
            new Matrix(m, t * rows * f, rows, f));
      }
      for (int l = 0; l < count; l++) {
        int at = z.at((line + l) / lines);
        tiles.start(start, z.data(), at, (line + l) % lines);
        tiles.addPlaces(
            kernels, space, m, l * tiles.across(), rows, z.data(), at, (line + l) % lines);
      }
    }
  }

  private float[] pixels(Kernels kernels, Workspace space, Matrix x, int line, int count) {
    int rows = count * tiles.across();
    float[] v = space.floats(Use.VALUES, Tiles.NUMBERS * rows * channels());
    Step step = (image, l, row) -> tiles.pixels(kernels, space, image, l, v, row, rows);
    lines(space, x, tiles.pixels(), tiles.input(), line, count, step);
    return v;
  }

  private float[] derivatives(Kernels kernels, Workspace space, Matrix dz, int line, int count) {
    int rows = count * tiles.across();
    float[] m = space.floats(Use.RESULTS, Tiles.NUMBERS * rows * filters());
    Step step = (image, l, row) -> tiles.derivatives(kernels, space, image, l, m, row, rows);
    lines(space, dz, tiles.places(), tiles.output(), line, count, step);
    return m;
  }

  /**
   * Work on a line of tiles of a framed image; {@code row} is the index of its first tile among those taken together.
   */
  private interface Step {
    void of(Frame.Image image, int line, int row);
  }

  /**
   * Does the step for {@code count} lines, from {@code line} on, counted through the lines of all images. An image is
   * framed when its turn comes.
   */
  private void lines(
      Workspace space, Matrix images, Frame frame, Shape shape, int line, int count, Step step) {
    int lines = tiles.lines();
    Frame.Image image = frame.around(images, line / lines, shape, space, Use.IMAGE);
    for (int l = 0; l < count; l++) {
      if (l > 0 && (line + l) % lines == 0) {
        image = frame.around(images, (line + l) / lines, shape, space, Use.IMAGE);
      }
      step.of(image, (line + l) % lines, l * tiles.across());
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
    int c = channels();
    int f = filters();
    int lines = tiles.lines();
    for (int line = from * lines; line < to * lines; line += together()) {
      int count = Math.min(together(), to * lines - line);
      int rows = count * tiles.across();
      float[] v = pixels(kernels, space, x, line, count);
      float[] m = derivatives(kernels, space, dz, line, count);
      for (int t = 0; t < Tiles.NUMBERS; t++) {
        Matrix pixels = new Matrix(v, t * rows * c, rows, c);
        Matrix derivatives = new Matrix(m, t * rows * f, rows, f);
        kernels.matmulTransA(pixels, derivatives, part(sums[0], t), part(sums[1], t));
        if (wanted) {
          kernels.matmul(derivatives, transposed.rows(t * f, f), zeros, pixels);
        }
      }
      Correlation.swap(sums);
      for (int l = 0; wanted && l < count; l++) {
        addPixels(kernels, space, v, l * tiles.across(), rows, line + l, dx);
      }
    }
  }

  private Matrix part(Matrix sums, int t) {
    int size = channels() * filters();
    return new Matrix(sums.data(), sums.offset() + t * size, channels(), filters());
  }

  /**
   * Adds a line of tiles to dx. The lines of an image come in order: the first one begins the image, and the last one
   * completes it.
   */
  private void addPixels(
      Kernels kernels, Workspace space, float[] v, int row, int rows, int line, Matrix dx) {
    int i = line / tiles.lines();
    line %= tiles.lines();
    Frame frame = tiles.pixels();
    Frame.Image image = frame.room(dx, i, tiles.input(), space, Use.DERIVATIVES);
    if (line == 0) {
      int size = frame.size(tiles.input());
      Arrays.fill(image.data(), image.at(), image.at() + size, 0);
    }
    tiles.addPixels(kernels, space, v, row, rows, line, image);
    if (line == tiles.lines() - 1) {
      frame.out(image, dx, i, tiles.input());
    }
  }
}
