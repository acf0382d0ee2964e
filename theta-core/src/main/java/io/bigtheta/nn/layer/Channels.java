package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import java.util.Arrays;

/**
 * Calculates with the channels of images, many pixels at a time. A strip is a row of several whole pixels, enough to
 * make a loop worthwhile. An image is a number of strips.
 *
 * <p>A sum over all pixels of a batch is calculated in a fixed number of groups of images, each group by one thread, so
 * its bits do not depend on the number of threads. The sum is taken first over the strips of a group, separately for
 * each place in a strip, then over the groups, and then over the pixels of a strip.
 */
final class Channels {
  private static final int ENOUGH = 512;
  private static final int GROUPS = 16;

  private Channels() {}

  /** The number of values in a strip. An image is a whole number of strips. */
  static int strip(Shape shape) {
    int pixels = shape.size() / shape.channels();
    int together = Math.max(1, Math.min(pixels, ENOUGH / shape.channels()));
    while (pixels % together != 0) {
      together--;
    }
    return together * shape.channels();
  }

  /** The number of groups of images. Vectors are one group, because there is too little work to share. */
  private static int groups(Shape shape) {
    return shape.size() == shape.channels() ? 1 : GROUPS;
  }

  /** How many numbers of room {@link #sums} needs. */
  static int room(Shape shape) {
    return groups(shape) * strip(shape);
  }

  /** The images as rows of strips. The array is shared. */
  static Matrix strips(Matrix images, Shape shape) {
    int strip = strip(shape);
    return new Matrix(images.data(), images.offset(), images.size() / strip, strip);
  }

  /** Writes the values of each channel to every pixel of a strip. */
  static void widen(Matrix channels, Matrix strip) {
    for (int j = 0; j < strip.cols(); j += channels.cols()) {
      System.arraycopy(
          channels.data(), channels.offset(), strip.data(), strip.offset() + j, channels.cols());
    }
  }

  /** Writes the sums of the columns of strips [from, to) as a row. */
  @FunctionalInterface
  interface Sum {
    void calculate(int from, int to, Matrix sums);
  }

  /**
   * Writes the sum of every channel over all pixels of a batch.
   *
   * @param images the number of images
   * @param room the first {@link #room} numbers of it are used
   * @param sum called once for every group
   * @param channels [1, channels], written
   */
  static void sums(
      Kernels kernels, int images, Shape shape, Matrix room, Sum sum, Matrix channels) {
    int strip = strip(shape);
    int each = shape.size() / strip;
    int count = groups(shape);
    Matrix groups = new Matrix(room.data(), room.offset(), count, strip);
    kernels.share(
        (first, end) -> {
          for (int g = first; g < end; g++) {
            int from = edge(images, g, count) * each;
            sum.calculate(from, edge(images, g + 1, count) * each, groups.rows(g, 1));
          }
        },
        count,
        cost(images, shape, count));
    float[] to = channels.data();
    int at = channels.offset();
    Arrays.fill(to, at, at + channels.cols(), 0);
    for (int g = 1; g < count; g++) {
      for (int j = 0; j < strip; j++) {
        groups.data()[groups.offset() + j] += groups.data()[groups.at(g) + j];
      }
    }
    for (int j = 0; j < strip; j += channels.cols()) {
      for (int c = 0; c < channels.cols(); c++) {
        to[at + c] += groups.data()[groups.offset() + j + c];
      }
    }
  }

  /** Writes the sum of every channel over all pixels of {@code images} to {@code channels} [1, channels]. */
  static void sums(Kernels kernels, Matrix images, Shape shape, Matrix room, Matrix channels) {
    Matrix strips = strips(images, shape);
    Kernels alone = kernels.alone();
    sums(
        kernels,
        images.rows(),
        shape,
        room,
        (from, to, out) -> alone.columnSums(strips.rows(from, to - from), out),
        channels);
  }

  /** The first image of a group. */
  static int edge(int images, int group, int groups) {
    return (int) ((long) images * group / groups);
  }

  private static int cost(int images, Shape shape, int groups) {
    return (int) Math.min(Integer.MAX_VALUE, 2L * images * shape.size() / groups);
  }
}
