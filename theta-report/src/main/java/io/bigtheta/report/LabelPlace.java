package io.bigtheta.report;

import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Box;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Panel;
import io.bigtheta.report.drawing.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds places for labels: inside their panel, near the point they describe, clear of curves and other labels. If a
 * panel has no such place left, the label covers as little as possible and has a halo of the paper's colour.
 */
final class LabelPlace {
  private static final Lettering LETTERS = Lettering.of(11.5).withHalo();
  private static final double[] DOWN = {20, -12, 36, -28, 54, -46, 80, -72, 110, -102, 150, -142};
  private static final double STEP = 8;
  /** From this distance on, a line joins a label to its point. */
  private static final double LEADER_FROM = 26;

  private final Panel panel;
  private final List<double[]> lines = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();

  LabelPlace(Panel panel) {
    this.panel = panel;
  }

  /** Keeps later labels away from a line through points of the drawing. */
  void avoid(double[] x, double[] y) {
    for (int i = 1; i < x.length; i++) {
      avoid(x[i - 1], y[i - 1], x[i], y[i]);
    }
  }

  void avoid(double x1, double y1, double x2, double y2) {
    lines.add(new double[] {x1, y1, x2, y2});
  }

  void avoid(Box box) {
    boxes.add(box);
  }

  /** A place for a label, and the cost of putting it there. */
  private record Spot(double left, double base, double cost) {}

  /** Writes the label of the point at (x, y). */
  void write(Drawing on, double x, double y, String label) {
    String words = LETTERS.cut(label, panel.right() - panel.left() - 8);
    double width = LETTERS.width(words);
    List<Spot> spots = new ArrayList<>();
    for (double left : new double[] {x + 8, x - 8 - width, x - width / 2}) {
      for (double down : DOWN) {
        spots.add(spot(left, y + down, width, Math.abs(down) / 3));
      }
    }
    Spot best = best(spots);
    if (best.cost() >= 12) {
      for (double left = panel.left() + 4; left < panel.right() - width; left += STEP) {
        for (double base = panel.top() + 12; base < panel.bottom(); base += STEP) {
          double far = Math.hypot(left + width / 2 - x, base - 4 - y);
          spots.add(spot(left, base, width, 8 + far / 10));
        }
      }
      best = best(spots);
    }
    join(on, x, y, body(best, width));
    put(on, best, words, width);
  }

  private void join(Drawing on, double x, double y, Box words) {
    double toX = Math.max(words.left(), Math.min(x, words.right()));
    double toY = Math.max(words.top(), Math.min(y, words.bottom()));
    double far = Math.hypot(toX - x, toY - y);
    if (far > LEADER_FROM) {
      double fromX = x + (toX - x) * 8 / far;
      double fromY = y + (toY - y) * 8 / far;
      on.line(fromX, fromY, toX, toY, Style.line(Ink.MUTED, 0.9));
      avoid(fromX, fromY, toX, toY);
    }
  }

  /** Writes the label of a horizontal line at height {@code y}, above or below the line. */
  void across(Drawing on, double y, String label) {
    String words = LETTERS.cut(label, panel.right() - panel.left() - 8);
    double width = LETTERS.width(words);
    List<Spot> spots = new ArrayList<>();
    for (double left = panel.right() - width - 6; left > panel.left() + 4; left -= STEP) {
      double far = (panel.right() - width - left) / 1000;
      spots.add(spot(left, y - 7.5, width, far));
      spots.add(spot(left, y + 15, width, far + 2));
    }
    spots.add(spot(panel.left() + 4, y - 7.5, width, 3));
    put(on, best(spots), words, width);
  }

  /** Writes the label of a vertical line at {@code x}, to the right or left of the line. */
  void upright(Drawing on, double x, String label) {
    String words = LETTERS.cut(label, panel.right() - panel.left() - 8);
    double width = LETTERS.width(words);
    List<Spot> spots = new ArrayList<>();
    for (double base = panel.top() + 13; base < panel.bottom() - 8; base += STEP) {
      double far = (base - panel.top()) / 1000;
      spots.add(spot(x + 6, base, width, far));
      spots.add(spot(x - 6 - width, base, width, far + 2));
    }
    put(on, best(spots), words, width);
  }

  private Spot spot(double left, double base, double width, double cost) {
    double from = Math.max(panel.left() + 4, Math.min(left, panel.right() - width - 2));
    boolean outside = base - 12 < panel.top() || base + 5 > panel.bottom();
    Spot spot = new Spot(from, base, cost);
    return new Spot(from, base, outside ? cost + 1e6 : cost + 12 * crossed(body(spot, width)));
  }

  private static Spot best(List<Spot> spots) {
    Spot best = spots.get(0);
    for (Spot spot : spots) {
      best = spot.cost() < best.cost() ? spot : best;
    }
    return best;
  }

  private void put(Drawing on, Spot spot, String words, double width) {
    on.words(spot.left(), spot.base(), words, LETTERS, Anchor.START, Ink.TEXT);
    avoid(body(spot, width));
  }

  private static Box body(Spot spot, double width) {
    return new Box(spot.left() - 4, spot.base() - 12, spot.left() + width + 4, spot.base() + 6);
  }

  private long crossed(Box words) {
    long over = lines.stream()
        .filter(line -> words.clip(line[0], line[1], line[2], line[3]).isPresent())
        .count();
    return over + 8 * boxes.stream().filter(words::touches).count();
  }
}
