package io.bigtheta.io;

import io.bigtheta.io.Components.Part;
import java.util.Arrays;
import java.util.Optional;

/**
 * The simple case: one thing drawn on a plain ground, of any thickness, that does not touch the border.
 *
 * <p>The background is the median level of the border. Ink is what differs from it, on the side that differs more: dark
 * on light or light on dark. A pixel that differs no more than nine in ten pixels of the border do is background,
 * because paper has shades and JPEG has noise.
 */
final class PlainDrawing {
  /** The smallest visible difference in brightness, out of 255. */
  private static final float VISIBLE = 24;

  /** Ink fainter than this share of the strongest ink does not widen the bounding box. */
  private static final float FAINT = 0.2f;

  /** A border that differs by this share of the strongest ink is no plain ground. */
  private static final float SHADE = 0.35f;

  /** All but this share of the ink hangs together. */
  private static final double REST = 0.003;

  /** With more half-tones than this share of its ink, a picture shows shades and no drawing. */
  private static final double SOFT = 0.6;

  /** With more edges than this for each pixel of its ink, a picture is made of black and white dots. */
  private static final double GRAINY = 1.2;

  private PlainDrawing() {}

  /** The figure, if the picture is such a drawing. */
  static Optional<Figure> of(Plane plane) {
    float[] border = border(plane);
    float background = border[border.length / 2];
    float darkest = background;
    float lightest = background;
    for (float level : plane.values()) {
      darkest = Math.min(darkest, level);
      lightest = Math.max(lightest, level);
    }
    int side = background - darkest > lightest - background ? -1 : 1;
    float most = Math.max(background - darkest, lightest - background);
    if (most < VISIBLE
        || border[border.length - 1] - background > SHADE * most
        || background - border[0] > SHADE * most
        || Math.min(background - darkest, lightest - background) > SHADE * most) {
      return Optional.empty();
    }
    float[] shades = new float[border.length];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = Math.max(0, side * (border[i] - background));
    }
    Arrays.sort(shades);
    float least = Math.min(shades[shades.length * 9 / 10], most / 2);
    float[] ink = new float[plane.values().length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Math.max(0, side * (plane.values()[i] - background) - least) / (most - least);
    }
    return figure(new Plane(plane.height(), plane.width(), ink));
  }

  /** The levels along the four sides, sorted. In a larger image the sides are several pixels wide. */
  static float[] border(Plane plane) {
    int deep = 1 + Math.min(plane.height(), plane.width()) / 64;
    float[] border = new float[plane.values().length];
    int count = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        if (y < deep || x < deep || y >= plane.height() - deep || x >= plane.width() - deep) {
          border[count++] = plane.at(y, x);
        }
      }
    }
    float[] levels = Arrays.copyOf(border, count);
    Arrays.sort(levels);
    return levels;
  }

  private static Optional<Figure> figure(Plane ink) {
    boolean[] mask = new boolean[ink.values().length];
    int soft = 0;
    int count = 0;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = ink.values()[i] > FAINT;
      count += mask[i] ? 1 : 0;
      soft += mask[i] && ink.values()[i] < 1 - FAINT ? 1 : 0;
    }
    Components parts = Components.of(mask, ink.height(), ink.width());
    Part main = parts.parts().stream()
        .max(java.util.Comparator.comparingInt(Part::area))
        .orElseThrow();
    if (soft > SOFT * count
        || main.area() < (1 - REST) * count
        || main.rim() > 0
        || edges(mask, ink.width()) > GRAINY * count) {
      return Optional.empty();
    }
    Figure figure = cut(ink, parts, main);
    return figure.sheet() && covered(figure) ? Optional.empty() : Optional.of(figure);
  }

  /** The number of sides that pixels inside and outside the mask have in common. */
  private static int edges(boolean[] mask, int width) {
    int edges = 0;
    for (int i = 1; i < mask.length; i++) {
      edges += mask[i] != mask[i - 1] ? 1 : 0;
      edges += i >= width && mask[i] != mask[i - width] ? 1 : 0;
    }
    return edges;
  }

  /** Whether something lies on the middle of a sheet. */
  private static boolean covered(Figure figure) {
    int missing = 0;
    for (int y = figure.height() / 10; y < figure.height() - figure.height() / 10; y++) {
      for (int x = figure.width() / 10; x < figure.width() - figure.width() / 10; x++) {
        missing += figure.ink()[y * figure.width() + x] < 0.75 ? 1 : 0;
      }
    }
    return missing > 0.002 * figure.mask().length;
  }

  private static Figure cut(Plane ink, Components parts, Part part) {
    int width = part.width();
    boolean[] mask = new boolean[part.height() * width];
    float[] values = new float[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int from = (part.top() + i / width) * ink.width() + part.left() + i % width;
      mask[i] = parts.labels()[from] == part.index();
      values[i] = ink.values()[from];
    }
    return new Figure(part.top(), part.left(), part.height(), width, mask, values, 1);
  }
}
