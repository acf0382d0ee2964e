package io.bigtheta.io;

import io.bigtheta.io.Components.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the figures in a plane of ink: which parts are digits, which belong together, and which are frames, specks,
 * small print or the edge of a desk.
 */
final class Figures {
  /** The least ink, out of 255, that is told from paper. */
  private static final float VISIBLE = 6;

  /** Ink is this many standard deviations of the noise. */
  private static final float NOISE = 5;

  /** A part ends where its ink falls under this share of its strongest ink. */
  private static final float EDGE = 0.4f;

  /** In smaller pictures, strokes are as thin as lines. */
  private static final int SMALL = 64;

  /** A figure has at least this share of the picture's longer side. */
  private static final double LEAST = 0.05;

  /** What touches the border of the picture with a larger share of its sides is an edge or a shade. */
  private static final double RIM = 0.25;

  private final Plane ink;
  private final Components parts;
  private final float[] peaks;
  private final int least;

  private Figures(Plane ink, Components parts) {
    this.ink = ink;
    this.parts = parts;
    peaks = parts.peaks(ink);
    least = Math.max(3, ink.values().length / 20_000);
  }

  /** The figures, the one with the best score first. */
  static List<Figure> of(Plane ink) {
    boolean[] mask = mask(ink);
    boolean small = ink.height() < SMALL || ink.width() < SMALL;
    boolean[] plain = small ? mask : Lines.without(mask, ink.height(), ink.width());
    return new Figures(ink, Components.of(plain, ink.height(), ink.width())).figures();
  }

  private static boolean[] mask(Plane ink) {
    float low = Math.min(0, ink.quantile(0.3));
    float noise = (low - ink.quantile(0.03)) / 1.36f;
    float least = Math.max(VISIBLE, NOISE * noise);
    boolean[] mask = new boolean[ink.values().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = ink.values()[i] > least;
    }
    Components loose = Components.of(mask, ink.height(), ink.width());
    float[] peaks = loose.peaks(ink);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = mask[i] && ink.values()[i] > EDGE * peaks[loose.labels()[i]];
    }
    return mask;
  }

  private List<Figure> figures() {
    List<Part> seen = new ArrayList<>();
    for (Part part : parts.parts()) {
      if (part.area() >= least) {
        seen.add(part);
      }
    }
    if (seen.isEmpty()) {
      return List.of();
    }
    double[] scores = new double[parts.parts().size()];
    for (Part part : seen) {
      scores[part.index()] = score(part, seen);
    }
    Part main = seen.stream()
        .max(Comparator.comparingDouble(part -> scores[part.index()]))
        .orElseThrow();
    if (scores[main.index()] == 0
        || contact(main) > RIM
        || Math.max(main.height(), main.width()) < LEAST * Math.max(ink.height(), ink.width())) {
      return List.of();
    }
    return new Grouping(ink, parts, peaks, scores, main).figures();
  }

  private double score(Part part, List<Part> seen) {
    double y = (part.top() + part.bottom() + 1.0) / ink.height() - 1;
    double x = (part.left() + part.right() + 1.0) / ink.width() - 1;
    double centred = 1 - 0.25 * (y * y + x * x);
    double size =
        Math.sqrt(Math.max(part.height(), part.width())) * Math.sqrt(Math.sqrt(part.area()));
    double rim = 1 / (1 + 20 * contact(part) * contact(part));
    double frame = frame(part, seen) ? 0 : 1;
    return size * centred * rim * frame * Math.min(100, peaks[part.index()]);
  }

  /** The share of the sides of a part's box that is ink on the border of the picture. */
  private static double contact(Part part) {
    return part.rim() / (2.0 * (part.height() + part.width()));
  }

  /** Whether a part runs along its whole box, with the corners, around another part. */
  private boolean frame(Part part, List<Part> seen) {
    boolean holds = false;
    if (part.height() < 0.2 * ink.height() || part.width() < 0.2 * ink.width()) {
      return false;
    }
    for (Part other : seen) {
      holds |= other.index() != part.index()
          && other.top() > part.top()
          && other.bottom() < part.bottom()
          && other.left() > part.left()
          && other.right() < part.right()
          && other.height() > 0.15 * part.height();
    }
    if (!holds) {
      return false;
    }
    int deep = Math.max(1, Math.min(part.height(), part.width()) / 10);
    int inside = 0;
    for (int y = part.top() + deep; y <= part.bottom() - deep; y++) {
      for (int x = part.left() + deep; x <= part.right() - deep; x++) {
        inside += parts.labels()[y * parts.width() + x] == part.index() ? 1 : 0;
      }
    }
    int corners = 0;
    for (int corner = 0; corner < 4; corner++) {
      int top = corner < 2 ? part.top() : part.bottom() - deep;
      int left = corner % 2 == 0 ? part.left() : part.right() - deep;
      boolean there = false;
      for (int y = top; y <= top + deep; y++) {
        for (int x = left; x <= left + deep; x++) {
          there |= parts.labels()[y * parts.width() + x] == part.index();
        }
      }
      corners += there ? 1 : 0;
    }
    return corners >= 3 && inside < 0.1 * part.area();
  }
}
