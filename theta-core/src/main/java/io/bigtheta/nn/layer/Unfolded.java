package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.math.machinery.Windows;
import io.bigtheta.nn.layer.Workspace.Use;
import java.util.Arrays;

/**
 * Calculates a convolution with groups or a dilation. The windows of some lines are copied one under the other, group
 * by group, and each group is a matrix product. A chain runs through the pixels of a window and the channels of its
 * group, or, in gradients, through the places of image after image. It does not depend on how many lines are taken at a
 * time.
 */
final class Unfolded implements Correlation {
  /** How many numbers of windows are copied at a time, so that they stay in the second-level cache. */
  private static final int TOGETHER = 1 << 15;

  private final Shape input;
  private final Shape output;
  private final int groups;
  private final Frame frame;
  private final Taps taps;

  Unfolded(Window window, Shape input, Shape output, int groups) {
    this.input = input;
    this.output = output;
    this.groups = groups;
    this.frame = window.frame(input, output);
    this.taps = window.taps(input, output, frame);
  }

  /** The channels of a group. */
  private int channels() {
    return input.channels() / groups;
  }

  /** The filters of a group. */
  private int filters() {
    return output.channels() / groups;
  }

  /** How many numbers the part of a window has that a group sees. */
  private int depth() {
    return taps.pixels().length * channels();
  }

  private int together() {
    return Math.max(1, TOGETHER / (taps.places() * depth()));
  }

  @Override
  public int size() {
    return depth() * output.channels();
  }

  @Override
  public int images() {
    return 1;
  }

  /** A matrix [depth, filters] for each group, one under the other. */
  @Override
  public Matrix weights(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    if (groups == 1) {
      return weight;
    }
    Matrix parts = new Matrix(room.data(), room.offset(), groups * depth(), filters());
    for (int g = 0; g < groups; g++) {
      copyColumns(weight, g, part(parts, g), true);
    }
    return parts;
  }

  @Override
  public Matrix transposed(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    return weights(kernels, space, weight, room); // products take it as b of a·bᵀ
  }

  /** Copies the columns of group {@code g} between a matrix of all columns and one of its own. */
  private static void copyColumns(Matrix all, int g, Matrix own, boolean toOwn) {
    int cols = own.cols();
    for (int i = 0; i < own.rows(); i++) {
      int at = all.at(i) + g * cols;
      if (toOwn) {
        System.arraycopy(all.data(), at, own.data(), own.at(i), cols);
      } else {
        System.arraycopy(own.data(), own.at(i), all.data(), at, cols);
      }
    }
  }

  private Matrix part(Matrix parts, int g) {
    int size = depth() * filters();
    return new Matrix(parts.data(), parts.offset() + g * size, depth(), filters());
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
    int all = output.channels();
    int line = taps.places() * all;
    for (int i = from; i < to; i++) {
      Frame.Image image = frame.around(x, i, input, space, Use.IMAGE);
      for (int l = 0; l < taps.lines(); l += together()) {
        int count = Math.min(together(), taps.lines() - l);
        for (int g = 0; g < groups; g++) {
          Matrix windows = unfold(space, image, l, count, g);
          int depth = windows.cols();
          Windows rows =
              new Windows(count, taps.places() * depth, taps.places(), depth, 1, 0, depth);
          Matrix begin = new Matrix(start.data(), start.offset() + g * filters(), 1, filters());
          int at = z.at(i) + l * line + g * filters();
          kernels.matmul(windows.data(), 0, rows, part(weights, g), begin, z.data(), at, line, all);
        }
      }
    }
  }

  /** Copies what a group sees of the windows of some lines: one row for each place. */
  private Matrix unfold(Workspace space, Frame.Image image, int line, int count, int g) {
    int channels = channels();
    Matrix windows = windows(space, count);
    for (int r = 0; r < windows.rows(); r++) {
      int corner = corner(image, line, r, g);
      int at = windows.at(r);
      for (int pixel : taps.pixels()) {
        System.arraycopy(image.data(), corner + pixel, windows.data(), at, channels);
        at += channels;
      }
    }
    return windows;
  }

  private Matrix windows(Workspace space, int count) {
    int rows = count * taps.places();
    return new Matrix(space.floats(Use.VALUES, rows * depth()), 0, rows, depth());
  }

  private int corner(Frame.Image image, int line, int row, int g) {
    return image.at() + taps.window(line * taps.places() + row) + g * channels();
  }

  /** The backward of {@link #unfold}: adds the numbers of the windows to their pixels. */
  private void fold(Matrix windows, int line, int g, Frame.Image image) {
    int channels = channels();
    float[] to = image.data();
    for (int r = 0; r < windows.rows(); r++) {
      int corner = corner(image, line, r, g);
      int at = windows.at(r);
      for (int pixel : taps.pixels()) {
        for (int c = 0; c < channels; c++) {
          to[corner + pixel + c] += windows.data()[at + c];
        }
        at += channels;
      }
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
      Frame.Image derivatives = wanted ? zeros(space, dx, i) : image;
      Matrix places = new Matrix(dz.data(), dz.at(i), taps.windows(), output.channels());
      for (int l = 0; l < taps.lines(); l += together()) {
        int count = Math.min(together(), taps.lines() - l);
        Matrix lines = places.rows(l * taps.places(), count * taps.places());
        for (int g = 0; g < groups; g++) {
          Matrix own = own(space, lines, g);
          Matrix windows = unfold(space, image, l, count, g);
          kernels.matmulTransA(windows, own, part(sums[0], g), part(sums[1], g));
          if (wanted) {
            kernels.matmulTransB(own, part(transposed, g), windows); // x is not needed any more
            fold(windows, l, g, derivatives);
          }
        }
        Correlation.swap(sums);
      }
      if (wanted) {
        frame.out(derivatives, dx, i, input);
      }
    }
  }

  private Frame.Image zeros(Workspace space, Matrix dx, int i) {
    Frame.Image zeros = frame.room(dx, i, input, space, Use.DERIVATIVES);
    Arrays.fill(zeros.data(), zeros.at(), zeros.at() + frame.size(input), 0);
    return zeros;
  }

  /** The derivatives of the filters of a group, one row for each place. */
  private Matrix own(Workspace space, Matrix lines, int g) {
    if (groups == 1) {
      return lines;
    }
    int size = lines.rows() * filters();
    Matrix own = new Matrix(space.floats(Use.RESULTS, size), 0, lines.rows(), filters());
    copyColumns(lines, g, own, true);
    return own;
  }

  @Override
  public void gradient(Kernels kernels, Workspace space, Matrix sum, Matrix gradient) {
    for (int g = 0; g < groups; g++) {
      copyColumns(gradient, g, part(sum, g), false);
    }
  }
}
