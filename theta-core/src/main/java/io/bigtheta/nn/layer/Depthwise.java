package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.nn.layer.Workspace.Use;
import io.bigtheta.nn.window.Sides;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calculates a convolution in which each filter sees one channel, its own. W is [kernel · kernel, channels]. A vector
 * carries neighbouring channels, and a chain runs through the pixels of a window, or, in gradients, through the places
 * of image after image.
 *
 * <p>dx is a convolution of dz. With a stride s, pixels with the same remainders of y and x by s are seen by the same
 * pixels of windows, so there is one convolution for each of these phases.
 */
final class Depthwise implements Correlation {
  /**
   * The pixels with the same remainders.
   *
   * @param taps the places that see these pixels, in the framed dz
   * @param weights the pixels of a window that see them, in the order of the taps
   * @param begin the index in the framed dz at which the first pixel's taps begin
   * @param first the index of the first of these pixels in the image
   */
  private record Phase(Taps taps, int[] weights, int begin, int first) {}

  private final Window window;
  private final Shape input;
  private final Shape output;
  private final Frame frame;
  private final Taps taps;

  /** Made by {@link #transposed}, because forward and the first layer do not need them. */
  private @Nullable List<Phase> phases;

  Depthwise(Window window, Shape input, Shape output) {
    this.window = window;
    this.input = input;
    this.output = output;
    this.frame = window.frame(input, output);
    this.taps = window.taps(input, output, frame);
  }

  private int channels() {
    return input.channels();
  }

  @Override
  public int size() {
    return taps.pixels().length * channels();
  }

  @Override
  public int images() {
    return 1;
  }

  @Override
  public Matrix weights(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    return weight;
  }

  /** The rows of W in the order of the phases. */
  @Override
  public Matrix transposed(Kernels kernels, Workspace space, Matrix weight, Matrix room) {
    List<Phase> all = phases();
    Matrix ordered = new Matrix(room.data(), room.offset(), weight.rows(), weight.cols());
    int row = 0;
    for (Phase phase : all) {
      for (int w : phase.weights) {
        System.arraycopy(
            weight.data(), weight.at(w), ordered.data(), ordered.at(row++), weight.cols());
      }
    }
    phases = all;
    return ordered;
  }

  /** The border of zeros around dz: a pixel at any edge has all its taps in it. */
  private Frame places() {
    Sides sides = window.sides(input);
    int down = (window.extent().height() - 1) / window.stride().height() + 1;
    int across = (window.extent().width() - 1) / window.stride().width() + 1;
    int lowest = (input.height() - 1 + sides.top()) / window.stride().height();
    int last = (input.width() - 1 + sides.left()) / window.stride().width();
    return new Frame(
        down,
        Math.max(0, lowest + 1 - output.height()),
        across,
        Math.max(0, last + 1 - output.width()));
  }

  private List<Phase> phases() {
    List<Phase> all = new ArrayList<>();
    for (int y = 0; y < Math.min(window.stride().height(), input.height()); y++) {
      for (int x = 0; x < Math.min(window.stride().width(), input.width()); x++) {
        all.add(phase(y, x));
      }
    }
    return all;
  }

  /** The phase of pixel (y, x), which is its first one. Its taps begin at the last place that may see the pixel. */
  private Phase phase(int y, int x) {
    int down = window.stride().height();
    int across = window.stride().width();
    int row = y + window.sides(input).top();
    int col = x + window.sides(input).left();
    Frame places = places();
    int wide = places.wide(output);
    int width = window.size().width();
    List<Integer> weights = new ArrayList<>();
    List<Integer> pixels = new ArrayList<>();
    for (int w = 0; w < window.size().pixels(); w++) {
      int above = row - w / width * window.dilation().height();
      int before = col - w % width * window.dilation().width();
      if (Math.floorMod(above, down) == 0 && Math.floorMod(before, across) == 0) {
        weights.add(w);
        pixels.add(Math.floorDiv(above, down) * wide + Math.floorDiv(before, across) * channels());
      }
    }
    return new Phase(
        new Taps(
            (input.height() - y + down - 1) / down,
            wide,
            down * input.width() * channels(),
            (input.width() - x + across - 1) / across,
            channels(),
            across * channels(),
            pixels.stream().mapToInt(i -> i).toArray()),
        weights.stream().mapToInt(i -> i).toArray(),
        places.top() * wide + places.left() * channels(),
        (y * input.width() + x) * channels());
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
    for (int i = from; i < to; i++) {
      Frame.Image image = frame.around(x, i, input, space, Use.IMAGE);
      kernels.channelProducts(
          image.data(), image.at(), taps, weights, start, z.data(), z.at(i), 0, channels());
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
    Frame around = places();
    Matrix sum =
        new Matrix(sums[0].data(), sums[0].offset(), taps.pixels().length, channels()); // goes on
    for (int i = from; i < to; i++) {
      Frame.Image image = frame.around(x, i, input, space, Use.IMAGE);
      Matrix places = new Matrix(dz.data(), dz.at(i), taps.windows(), channels());
      kernels.addChannelProducts(image.data(), image.at(), taps, places, sum, 0, channels());
      if (wanted) {
        Frame.Image framed = around.around(dz, i, output, space, Use.DERIVATIVES);
        int row = 0;
        for (Phase phase : Objects.requireNonNull(phases)) {
          Matrix own = transposed.rows(row, phase.weights.length);
          row += own.rows();
          kernels.channelProducts(
              framed.data(),
              framed.at() + phase.begin,
              phase.taps,
              own,
              zeros,
              dx.data(),
              dx.at(i) + phase.first,
              0,
              channels());
        }
      }
    }
  }

  @Override
  public void gradient(Kernels kernels, Workspace space, Matrix sum, Matrix gradient) {
    System.arraycopy(sum.data(), sum.offset(), gradient.data(), gradient.offset(), size());
  }
}
