package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.nn.layer.Workspace.Use;
import java.util.Arrays;

/**
 * Divides images into tiles of 6×6 pixels whose corners are four pixels apart. 4×4 places of a convolution see a tile.
 * {@link Transform}, applied to the columns and then to the rows of a tile, turns it into its 36 transformed numbers.
 *
 * <p>A line of tiles is transformed at a time. Number t of tile r of {@code rows} lies at
 * {@code (t · rows + r) · channels} of the transformed numbers, so that the numbers t of all tiles form a matrix.
 *
 * @param input the shape of an image
 * @param output the shape of the output of the convolution
 * @param pixels the border that makes an image a whole number of tiles
 * @param places the border that makes the output a whole number of tiles
 */
record Tiles(Shape input, Shape output, Frame pixels, Frame places) {
  /** The number of places on a side of a tile. */
  private static final int PLACES = 4;

  /** The number of pixels on a side of a tile, and of its transformed numbers. */
  static final int SIDE = PLACES + 2;

  /** How many transformed numbers a tile has. */
  static final int NUMBERS = SIDE * SIDE;

  /**
   * The tiles of a convolution of 3×3.
   *
   * @param top how many rows of pixels the first window begins above the image
   * @param side how many columns of pixels the first window begins before the image
   */
  static Tiles of(Shape input, Shape output, int top, int side) {
    int tall = tiles(output.height()) * PLACES;
    int wide = tiles(output.width()) * PLACES;
    Frame pixels =
        new Frame(top, tall + 2 - input.height() - top, side, wide + 2 - input.width() - side);
    return new Tiles(
        input, output, pixels, new Frame(0, tall - output.height(), 0, wide - output.width()));
  }

  /** The number of lines of tiles in an image. */
  int lines() {
    return tiles(output.height());
  }

  /** The number of tiles in a line. */
  int across() {
    return tiles(output.width());
  }

  private static int tiles(int places) {
    return (places + PLACES - 1) / PLACES;
  }

  /** Transforms the pixels of a line of tiles of a framed image: writes tiles {@code row …} of {@code rows}. */
  void pixels(
      Kernels kernels,
      Workspace space,
      Frame.Image image,
      int line,
      float[] to,
      int row,
      int rows) {
    int c = input.channels();
    int wide = pixels.wide(input);
    float[] half = space.floats(Use.LINES, SIDE * wide);
    Streams lines = new Streams(image.data(), image.at() + PLACES * line * wide, wide, 0);
    kernels.transform(Transform.PIXELS, lines, new Streams(half, 0, wide, 0), 1, wide);
    for (int j = 0; j < SIDE; j++) {
      Streams columns = new Streams(half, j * wide, c, PLACES * c);
      Streams numbers = new Streams(to, (SIDE * j * rows + row) * c, rows * c, c);
      kernels.transform(Transform.PIXELS, columns, numbers, across(), c);
    }
  }

  /** The backward of {@link #pixels}: adds the derivatives of a line of tiles to a framed image. */
  void addPixels(
      Kernels kernels,
      Workspace space,
      float[] from,
      int row,
      int rows,
      int line,
      Frame.Image image) {
    int c = input.channels();
    int wide = pixels.wide(input);
    float[] half = space.floats(Use.LINES, SIDE * wide);
    Arrays.fill(half, 0, SIDE * wide, 0);
    for (int j = 0; j < SIDE; j++) {
      Streams numbers = new Streams(from, (SIDE * j * rows + row) * c, rows * c, c);
      Streams columns = new Streams(half, j * wide, c, PLACES * c);
      kernels.transform(Transform.PIXELS_BACK, numbers, columns, across(), c);
    }
    Streams lines = new Streams(image.data(), image.at() + PLACES * line * wide, wide, 0);
    kernels.transform(Transform.PIXELS_BACK, new Streams(half, 0, wide, 0), lines, 1, wide);
  }

  /** Copies the row {@code start} to every place of a line of tiles, in an image that begins at {@code z[at]}. */
  void start(Matrix start, float[] z, int at, int line) {
    int f = output.channels();
    int first = PLACES * line * output.width();
    int last = Math.min(first + PLACES * output.width(), output.height() * output.width());
    for (int i = first; i < last; i++) {
      System.arraycopy(start.data(), start.offset(), z, at + i * f, f);
    }
  }

  /** Transforms products back to places, and adds them to the places of a line of tiles. */
  void addPlaces(
      Kernels kernels,
      Workspace space,
      float[] from,
      int row,
      int rows,
      float[] z,
      int at,
      int line) {
    int f = output.channels();
    int length = across() * f;
    float[] half = space.floats(Use.LINES, PLACES * SIDE * length + PLACES * f);
    Streams numbers = new Streams(from, row * f, SIDE * rows * f, rows * f);
    Arrays.fill(half, 0, PLACES * SIDE * length, 0);
    kernels.transform(
        Transform.PLACES, numbers, new Streams(half, 0, SIDE * length, length), SIDE, length);
    int whole = output.width() / PLACES;
    for (int r = 0; r < Math.min(PLACES, output.height() - PLACES * line); r++) {
      int to = at + (PLACES * line + r) * output.width() * f;
      int columns = SIDE * r * length;
      kernels.transform(
          Transform.PLACES,
          new Streams(half, columns, length, f),
          new Streams(z, to, f, PLACES * f),
          whole,
          f);
      if (whole < across()) { // the last tile has fewer places
        int rest = PLACES * SIDE * length;
        int last = (output.width() - PLACES * whole) * f;
        System.arraycopy(z, to + PLACES * whole * f, half, rest, last);
        kernels.transform(
            Transform.PLACES,
            new Streams(half, columns + whole * f, length, f),
            new Streams(half, rest, f, 0),
            1,
            f);
        System.arraycopy(half, rest, z, to + PLACES * whole * f, last);
      }
    }
  }

  /** The backward of {@link #addPlaces}: transforms a framed ∂loss/∂z of a line of tiles. */
  void derivatives(
      Kernels kernels, Workspace space, Frame.Image dz, int line, float[] to, int row, int rows) {
    int f = output.channels();
    int length = across() * f;
    float[] half = space.floats(Use.LINES, PLACES * SIDE * length);
    for (int r = 0; r < PLACES; r++) {
      int at = dz.at() + (PLACES * line + r) * PLACES * length;
      Streams columns = new Streams(dz.data(), at, f, PLACES * f);
      Streams numbers = new Streams(half, SIDE * r * length, length, f);
      kernels.transform(Transform.PLACES_BACK, columns, numbers, across(), f);
    }
    Streams numbers = new Streams(to, row * f, SIDE * rows * f, rows * f);
    kernels.transform(
        Transform.PLACES_BACK, new Streams(half, 0, SIDE * length, length), numbers, SIDE, length);
  }
}
