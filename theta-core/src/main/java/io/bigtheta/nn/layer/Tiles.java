package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Streams;
import io.bigtheta.math.Transform;
import io.bigtheta.nn.Shape;
import java.util.Arrays;

/**
 * Images in tiles of 4×4 pixels, two apart, each of which is seen by 2×2 places of a convolution; and in between, where a tile is 16
 * numbers: those of {@link Transform}, of columns and then of rows.
 *
 * <p>A line of tiles is transformed at a time. In between, number t of tile r of {@code rows} lies at {@code (t · rows + r) ·
 * channels}, so that all tiles' numbers t are a matrix.
 *
 * @param input shape of an image
 * @param output shape of what the convolution makes of it
 * @param pixels border that makes an image a whole number of tiles
 * @param places and one that makes what comes out of it
 */
record Tiles(Shape input, Shape output, Frame pixels, Frame places) {
  /** Numbers of a tile in between. */
  static final int NUMBERS = 16;

  /**
   * The tiles of a convolution of 3×3.
   *
   * @param top pixels of the first window above the image
   * @param side and before it
   */
  static Tiles of(Shape input, Shape output, int top, int side) {
    int tall = (output.height() + 1) / 2 * 2;
    int wide = (output.width() + 1) / 2 * 2;
    Frame pixels =
        new Frame(top, tall + 2 - input.height() - top, side, wide + 2 - input.width() - side);
    return new Tiles(
        input, output, pixels, new Frame(0, tall - output.height(), 0, wide - output.width()));
  }

  /** Lines of tiles of an image. */
  int lines() {
    return (output.height() + 1) / 2;
  }

  /** Tiles of a line. */
  int across() {
    return (output.width() + 1) / 2;
  }

  /** What is in between, of a line of a framed image: for tiles {@code row …} of {@code rows}. */
  void pixels(Kernels kernels, Frame.Image image, int line, float[] to, int row, int rows) {
    int c = input.channels();
    int wide = pixels.wide(input);
    float[] half = Room.LINES.ofThread(4 * wide);
    Streams lines = new Streams(image.data(), image.at() + 2 * line * wide, wide, 0);
    kernels.transform(Transform.PIXELS, lines, new Streams(half, 0, wide, 0), 1, wide);
    for (int j = 0; j < 4; j++) {
      Streams columns = new Streams(half, j * wide, c, 2 * c);
      Streams numbers = new Streams(to, (4 * j * rows + row) * c, rows * c, c);
      kernels.transform(Transform.PIXELS, columns, numbers, across(), c);
    }
  }

  /** The way back of {@link #pixels}: added to a framed image. */
  void addPixels(Kernels kernels, float[] from, int row, int rows, int line, Frame.Image image) {
    int c = input.channels();
    int wide = pixels.wide(input);
    float[] half = Room.LINES.ofThread(4 * wide);
    Arrays.fill(half, 0, 4 * wide, 0);
    for (int j = 0; j < 4; j++) {
      Streams numbers = new Streams(from, (4 * j * rows + row) * c, rows * c, c);
      Streams columns = new Streams(half, j * wide, c, 2 * c);
      kernels.transform(Transform.PIXELS_BACK, numbers, columns, across(), c);
    }
    Streams lines = new Streams(image.data(), image.at() + 2 * line * wide, wide, 0);
    kernels.transform(Transform.PIXELS_BACK, new Streams(half, 0, wide, 0), lines, 1, wide);
  }

  /** The places of a line of tiles, of an image that begins at {@code z[at]}, from what is in between. */
  void places(Kernels kernels, float[] from, int row, int rows, float[] z, int at, int line) {
    int f = output.channels();
    int length = across() * f;
    float[] half = Room.LINES.ofThread(8 * length + 2 * f);
    Streams numbers = new Streams(from, row * f, 4 * rows * f, rows * f);
    kernels.transform(
        Transform.PLACES, numbers, new Streams(half, 0, 4 * length, length), 4, length);
    int whole = output.width() / 2;
    for (int r = 0; r < Math.min(2, output.height() - 2 * line); r++) {
      int to = at + (2 * line + r) * output.width() * f;
      int columns = 4 * r * length;
      kernels.transform(
          Transform.PLACES,
          new Streams(half, columns, length, f),
          new Streams(z, to, f, 2 * f),
          whole,
          f);
      if (whole < across()) { // the last tile has one place only
        kernels.transform(
            Transform.PLACES,
            new Streams(half, columns + whole * f, length, f),
            new Streams(half, 8 * length, f, 0),
            1,
            f);
        System.arraycopy(half, 8 * length, z, to + 2 * whole * f, f);
      }
    }
  }

  /** The way back of {@link #places}, from a framed ∂loss/∂z. */
  void slopes(Kernels kernels, Frame.Image dz, int line, float[] to, int row, int rows) {
    int f = output.channels();
    int length = across() * f;
    float[] half = Room.LINES.ofThread(8 * length);
    for (int r = 0; r < 2; r++) {
      Streams columns = new Streams(dz.data(), dz.at() + (2 * line + r) * 2 * length, f, 2 * f);
      Streams numbers = new Streams(half, 4 * r * length, length, f);
      kernels.transform(Transform.PLACES_BACK, columns, numbers, across(), f);
    }
    Streams numbers = new Streams(to, row * f, 4 * rows * f, rows * f);
    kernels.transform(
        Transform.PLACES_BACK, new Streams(half, 0, 4 * length, length), numbers, 4, length);
  }
}
