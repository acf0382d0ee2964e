package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Windows;
import io.bigtheta.nn.layer.Workspace.Use;
import io.bigtheta.nn.window.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calculates ∂loss/∂x of a convolution from ∂loss/∂z. dx[y, x] = Σ dz · Wᵀ over the windows that see the pixel, which
 * is a convolution of dz. With a stride s, pixels with the same remainders of y and x by s are seen by the same parts
 * of W, so there is one convolution for each of these phases.
 *
 * @param phases the phases whose pixels are seen by a window
 * @param frame the border of zeros around dz
 */
record Derivatives(Window window, List<Phase> phases, Frame frame, Shape input, Shape output) {
  /**
   * A phase: the pixels with the same remainders.
   *
   * @param windows the windows over the framed dz, one row for each of these pixels
   * @param begin the index at which the first window begins
   * @param first the index of the first of these pixels in the image
   * @param row the first row of the phase in the matrix that {@link Derivatives#transpose} writes
   * @param down the lowest row of the kernel that sees these pixels
   * @param across the lowest column of the kernel that sees these pixels
   */
  private record Phase(Windows windows, int begin, int first, int row, int down, int across) {}

  static Derivatives of(Window window, Shape input, Shape output) {
    int sy = window.stride().height();
    int sx = window.stride().width();
    int filters = output.channels();
    int high = window.size().height();
    int broad = window.size().width();
    int most = (high + sy - 1) / sy;
    int widest = (broad + sx - 1) / sx;
    int top = window.sides(input).top();
    int side = window.sides(input).left();
    int lowest = (input.height() - 1 + top) / sy;
    int last = (input.width() - 1 + side) / sx;
    Frame frame = new Frame(
        most - 1,
        Math.max(0, lowest + 1 - output.height()),
        widest - 1,
        Math.max(0, last + 1 - output.width()));
    int wide = frame.wide(output);
    List<Phase> phases = new ArrayList<>();
    int row = 0;
    for (int down = 0; down < Math.min(sy, high); down++) {
      int y = Math.floorMod(down - top, sy);
      int tall = (high - down + sy - 1) / sy;
      for (int across = 0; across < Math.min(sx, broad); across++) {
        int x = Math.floorMod(across - side, sx);
        int reach = (broad - across + sx - 1) / sx;
        int lines = (input.height() - y + sy - 1) / sy;
        int places = (input.width() - x + sx - 1) / sx;
        Windows windows = new Windows(lines, wide, places, filters, tall, wide, reach * filters);
        if (lines > 0 && places > 0) {
          int begin =
              ((y + top) / sy + most - tall) * wide + ((x + side) / sx + widest - reach) * filters;
          int first = (y * input.width() + x) * input.channels();
          phases.add(new Phase(windows, begin, first, row, down, across));
        }
        row += windows.cols();
      }
    }
    return new Derivatives(window, phases, frame, input, output);
  }

  /**
   * Writes W [kernel · kernel · channels, filters] as [kernel · kernel · filters, channels], rotated by 180° and in the
   * order of the phases.
   */
  void transpose(Matrix weight, Matrix transposed) {
    int channels = input.channels();
    int filters = weight.cols();
    for (Phase phase : phases) {
      int tall = phase.windows.segments();
      int reach = phase.windows.run() / filters;
      int row = phase.row;
      for (int u = tall - 1; u >= 0; u--) {
        for (int v = reach - 1; v >= 0; v--) {
          int down = phase.down + u * window.stride().height();
          int across = phase.across + v * window.stride().width();
          int from = weight.at((down * window.size().width() + across) * channels);
          for (int f = 0; f < filters; f++) {
            int to = transposed.at(row++);
            for (int c = 0; c < channels; c++) {
              transposed.data()[to + c] = weight.data()[from + c * filters + f];
            }
          }
        }
      }
    }
  }

  /**
   * Writes dx of image {@code i} from its dz.
   *
   * @param transposed the result of {@link #transpose}
   * @param zeros [1, channels], all 0
   */
  void calculate(
      Kernels kernels,
      Workspace space,
      Matrix dz,
      int i,
      Matrix transposed,
      Matrix zeros,
      Matrix dx) {
    int channels = input.channels();
    Size stride = window.stride();
    Size size = window.size();
    if (stride.height() > size.height()
        || stride.width() > size.width()) { // no window sees some of the pixels
      Arrays.fill(dx.data(), dx.at(i), dx.at(i) + dx.cols(), 0);
    }
    Frame.Image image = frame.around(dz, i, output, space, Use.DERIVATIVES);
    for (Phase phase : phases) {
      Windows w = phase.windows;
      kernels.matmul(
          image.data(),
          image.at() + phase.begin,
          w,
          transposed.rows(phase.row, w.cols()),
          zeros,
          dx.data(),
          dx.at(i) + phase.first,
          stride.height() * input.width() * channels,
          stride.width() * channels);
    }
  }
}
