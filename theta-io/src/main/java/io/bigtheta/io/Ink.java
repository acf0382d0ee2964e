package io.bigtheta.io;

import java.util.Arrays;
import java.util.Optional;

/**
 * Normalises a drawing in the way MNIST's digits were made: light ink on black, its bounding box fitted into 20/28 of
 * the image's size with its proportions kept, its centre of mass in the middle (LeCun, Cortes and Burges 1998).
 *
 * <ol>
 *   <li>The background is the median brightness of the border. Ink is what differs from the background, on the side
 *       that differs more: dark on light or light on dark.
 *   <li>A pixel that differs no more than nine in ten pixels of the border do is background, because paper has shades
 *       and JPEG has noise.
 *   <li>The bounding box of the ink is scaled, down by area averaging or up by bilinear interpolation. Its brightness
 *       is stretched so that the strongest ink is {@code max}.
 * </ol>
 */
final class Ink {
  /** The smallest visible difference in brightness, out of 255. */
  private static final float VISIBLE = 24;

  /** Ink fainter than this share of the strongest ink does not widen the bounding box. */
  private static final float FAINT = 0.2f;

  /**
   * The centres of mass of all 70,000 MNIST images are this near to (14, 14). Moving an image by whole pixels cannot
   * bring it nearer.
   */
  private static final double CENTRED = 0.53;

  private static final double INNER = 20.0 / 28;

  private Ink() {}

  /** Grey levels: light ink on dark, or any image. */
  private record Levels(int height, int width, float[] values) {
    float at(int y, int x) {
      return values[y * width + x];
    }
  }

  /**
   * Returns the drawing as an image of {@code height} by {@code width}.
   *
   * @param max the level of full ink
   */
  static byte[] normalize(String where, Picture picture, int height, int width, int max) {
    Levels before = new Levels(picture.height(), picture.width(), picture.brightness(255));
    if (picture.height() == height && picture.width() == width && centred(before)) {
      return bytes(before.values(), max / 255f);
    }
    Levels ink = ink(before)
        .or(() -> picture.transparent()
            ? ink(new Levels(picture.height(), picture.width(), picture.brightness(0)))
            : Optional.empty())
        .orElseThrow(
            () -> FormatException.of(where, "ink on a plain background", "an image of one colour"));
    Levels fitted = fit(box(ink), height, width);
    return bytes(centre(fitted, height, width).values(), max);
  }

  /** Whether an image looks like those of MNIST: light on black, with its centre of mass in the middle. */
  private static boolean centred(Levels levels) {
    if (border(levels)[border(levels).length / 2] != 0) {
      return false;
    }
    double[] mass = mass(levels);
    return mass[0] >= VISIBLE
        && Math.abs(mass[1] - levels.height / 2) <= CENTRED
        && Math.abs(mass[2] - levels.width / 2) <= CENTRED;
  }

  /** The strength of the ink, 0 … 1; empty if the image has only one colour. */
  private static Optional<Levels> ink(Levels image) {
    float[] border = border(image);
    float background = border[border.length / 2];
    float darkest = background;
    float lightest = background;
    for (float level : image.values) {
      darkest = Math.min(darkest, level);
      lightest = Math.max(lightest, level);
    }
    int side = background - darkest > lightest - background ? -1 : 1;
    float most = Math.max(background - darkest, lightest - background);
    if (most < VISIBLE) {
      return Optional.empty();
    }
    float[] shades = new float[border.length];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = Math.max(0, side * (border[i] - background));
    }
    Arrays.sort(shades);
    float least = Math.min(shades[shades.length * 9 / 10], most / 2);
    float[] values = new float[image.values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, side * (image.values[i] - background) - least) / (most - least);
    }
    return Optional.of(new Levels(image.height, image.width, values));
  }

  /** The levels along the four sides, sorted. In a larger image the sides are several pixels wide. */
  private static float[] border(Levels image) {
    int deep = 1 + Math.min(image.height, image.width) / 64;
    float[] border = new float[image.values.length];
    int count = 0;
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        if (y < deep || x < deep || y >= image.height - deep || x >= image.width - deep) {
          border[count++] = image.at(y, x);
        }
      }
    }
    float[] levels = Arrays.copyOf(border, count);
    Arrays.sort(levels);
    return levels;
  }

  /** The smallest part that holds all ink except faint ink. */
  private static Levels box(Levels ink) {
    int top = ink.height;
    int bottom = -1;
    int left = ink.width;
    int right = -1;
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        if (ink.at(y, x) > FAINT) {
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
    }
    int width = right - left + 1;
    float[] values = new float[(bottom - top + 1) * width];
    for (int y = top; y <= bottom; y++) {
      System.arraycopy(ink.values, y * ink.width + left, values, (y - top) * width, width);
    }
    return new Levels(bottom - top + 1, width, values);
  }

  private static Levels fit(Levels box, int height, int width) {
    double scale = Math.min(
        Math.max(1, Math.rint(height * INNER)) / box.height,
        Math.max(1, Math.rint(width * INNER)) / box.width);
    int tall = (int) Math.max(1, Math.rint(box.height * scale));
    int wide = (int) Math.max(1, Math.rint(box.width * scale));
    float[] values = Scaling.scaled(box.values, box.height, box.width, tall, wide);
    float most = 0;
    for (float value : values) {
      most = Math.max(most, value);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= most;
    }
    return new Levels(tall, wide, values);
  }

  /** Moves the ink by whole pixels until its centre of mass is nearest to the middle, but not over an edge. */
  private static Levels centre(Levels ink, int height, int width) {
    double[] mass = mass(ink);
    int top = place(height / 2 - mass[1], height - ink.height);
    int left = place(width / 2 - mass[2], width - ink.width);
    float[] values = new float[height * width];
    for (int y = 0; y < ink.height; y++) {
      System.arraycopy(ink.values, y * ink.width, values, (top + y) * width + left, ink.width);
    }
    return new Levels(height, width, values);
  }

  private static int place(double wanted, int last) {
    return (int) Math.max(0, Math.min(last, Math.ceil(wanted - 0.5)));
  }

  /** The total ink, and the row and column of its centre of mass. */
  private static double[] mass(Levels ink) {
    double sum = 0;
    double down = 0;
    double across = 0;
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        double level = ink.at(y, x);
        sum += level;
        down += level * y;
        across += level * x;
      }
    }
    return new double[] {sum, down / sum, across / sum};
  }

  private static byte[] bytes(float[] levels, float scale) {
    byte[] bytes = new byte[levels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(levels[i] * scale);
    }
    return bytes;
  }
}
