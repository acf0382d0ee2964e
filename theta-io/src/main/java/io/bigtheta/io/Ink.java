package io.bigtheta.io;

import java.util.List;
import java.util.Optional;

/**
 * Normalises a drawing in the way MNIST's digits were made: light ink on black, its bounding box fitted into 20/28 of
 * the image's size (all of it below 16 pixels) with its proportions kept, its centre of mass in the middle (LeCun, Cortes and Burges 1998).
 *
 * <ol>
 *   <li>{@link Colours} reduces the picture to some hundred pixels, and takes the colour that shows the ink best.
 *   <li>{@link PlainDrawing} finds one drawing on a plain ground. Otherwise {@link Background} takes the local background
 *       away, once for dark ink and once for light ink, {@link Lines} takes out ruled lines and frames, and
 *       {@link Figures} puts the strokes of a digit together and leaves out specks, small print and edges.
 *   <li>{@link Strokes} thickens hair strokes.
 *   <li>The bounding box is scaled, down by area averaging or up by bilinear interpolation. Its brightness is stretched so
 *       that strong ink is {@code max}.
 * </ol>
 */
final class Ink {
  /** The smallest sum of levels that is an image. */
  private static final float VISIBLE = 24;

  /**
   * The centres of mass of all 70,000 MNIST images are this near to (14, 14). Moving an image by whole pixels cannot
   * bring it nearer.
   */
  private static final double CENTRED = 0.53;

  private static final double INNER = 20.0 / 28;

  /** A smaller image has no room for a margin: the ink fills it, as it fills the 8x8 images of {@code digits}. */
  private static final int NO_MARGIN = 16;

  /** A figure that stands less alone is a shade, or an edge. */
  private static final double ALONE = 0.37;

  /** The same for a figure on a sheet of paper. The edges of the sheet may be near. */
  private static final double ON_SHEET = 0.25;

  /** Smaller pictures are not made smoother. */
  private static final int SMALL = 100;

  private Ink() {}

  /**
   * Returns the drawing as an image of {@code height} by {@code width}. If there are several figures, it is the most
   * likely one.
   *
   * @param max the level of full ink
   */
  static byte[] normalize(String where, Picture picture, int height, int width, int max) {
    if (ready(picture, height, width)) {
      return bytes(picture.brightness(255), max / 255f);
    }
    return drawn(figures(where, picture).get(0), height, width, max);
  }

  /** Whether a picture has the wanted size and looks like those of MNIST; it is then left unchanged. */
  static boolean ready(Picture picture, int height, int width) {
    return picture.height() == height
        && picture.width() == width
        && centred(new Plane(height, width, picture.brightness(255)));
  }

  /** One figure as an image of {@code height} by {@code width}. */
  static byte[] drawn(Figure figure, int height, int width, int max) {
    return bytes(centre(fit(Strokes.of(figure), height, width), height, width).values(), max);
  }

  /** The figures of a picture, the most likely one first. */
  static List<Figure> figures(String where, Picture picture) {
    Plane plane = Colours.plane(picture);
    Optional<Figure> plain = PlainDrawing.of(plane);
    if (plain.isPresent()) {
      return List.of(plain.get());
    }
    boolean small = Math.min(plane.height(), plane.width()) < SMALL;
    List<Figure> figures = likely(small ? plane : plane.mean(1));
    if (figures.isEmpty()) {
      throw FormatException.of(where, "ink", "an empty picture");
    }
    return figures;
  }

  /** The figures of dark ink, or those of light ink: those that are more likely to be what was drawn. */
  private static List<Figure> likely(Plane plane) {
    Plane light = Background.of(plane, false);
    Plane dark = Background.of(plane, true);
    List<Figure> lights = Figures.of(Background.ink(plane, light, false));
    List<Figure> darks = Figures.of(Background.ink(plane, dark, true));
    double one = darks.isEmpty() ? 0 : darks.get(0).alone(plane, dark);
    double other = lights.isEmpty() ? 0 : lights.get(0).alone(plane, light);
    if (one > ON_SHEET && other > 0 && darks.get(0).lies(lights.get(0))) {
      return darks;
    }
    if (other > ON_SHEET && one > 0 && lights.get(0).lies(darks.get(0))) {
      return lights;
    }
    double first = one < ALONE ? 0 : one * darks.get(0).score();
    double second = other < ALONE ? 0 : other * lights.get(0).score();
    return first == 0 && second == 0 ? List.of() : first >= second ? darks : lights;
  }

  /** Whether an image looks like those of MNIST: light on black, with its centre of mass in the middle. */
  private static boolean centred(Plane levels) {
    float[] border = PlainDrawing.border(levels);
    if (border[border.length / 2] != 0) {
      return false;
    }
    double[] mass = mass(levels);
    return mass[0] >= VISIBLE
        && Math.abs(mass[1] - levels.height() / 2) <= CENTRED
        && Math.abs(mass[2] - levels.width() / 2) <= CENTRED;
  }

  private static Plane fit(Plane box, int height, int width) {
    double scale = Math.min(inner(height) / box.height(), inner(width) / box.width());
    int tall = (int) Math.max(1, Math.rint(box.height() * scale));
    int wide = (int) Math.max(1, Math.rint(box.width() * scale));
    float[] values = Scaling.scaled(box.values(), box.height(), box.width(), tall, wide);
    float full = full(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(1, values[i] / full);
    }
    return new Plane(tall, wide, values);
  }

  /** How many pixels of a side the ink takes. */
  private static double inner(int side) {
    return side < NO_MARGIN ? side : Math.rint(side * INNER);
  }

  /** The level that one in four pixels of strong ink exceeds: full ink, even where it is grainy. */
  private static float full(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, value);
    }
    float[] strong = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (value > most / 2) {
        strong[count++] = value;
      }
    }
    return Plane.quantile(java.util.Arrays.copyOf(strong, count), 0.75);
  }

  /** Moves the ink by whole pixels until its centre of mass is nearest to the middle, but not over an edge. */
  private static Plane centre(Plane ink, int height, int width) {
    double[] mass = mass(ink);
    int top = place(middle(height) - mass[1], height - ink.height());
    int left = place(middle(width) - mass[2], width - ink.width());
    float[] values = new float[height * width];
    for (int y = 0; y < ink.height(); y++) {
      System.arraycopy(
          ink.values(), y * ink.width(), values, (top + y) * width + left, ink.width());
    }
    return new Plane(height, width, values);
  }

  /** Where the centre of mass belongs: MNIST's are half a pixel below and to the right of the middle. */
  private static double middle(int side) {
    return side < NO_MARGIN ? (side - 1) / 2.0 : side / 2;
  }

  private static int place(double wanted, int last) {
    return (int) Math.max(0, Math.min(last, Math.ceil(wanted - 0.5)));
  }

  /** The total ink, and the row and column of its centre of mass. */
  private static double[] mass(Plane ink) {
    double sum = 0;
    double down = 0;
    double across = 0;
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
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
