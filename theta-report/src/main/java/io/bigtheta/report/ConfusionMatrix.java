package io.bigtheta.report;

import io.bigtheta.model.ClassScore;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Style;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How often each class was answered for each true class. Each row is a true class and each column an answer. A cell
 * holds the number of rows and is shaded by the root of its share of the matrix row.
 */
public final class ConfusionMatrix {
  /** With more classes than this, counts do not fit and only shades are drawn. */
  private static final int MOST_WITH_COUNTS = 30;
  /** With more classes than this, nothing could be seen. */
  private static final int MOST = 150;

  private static final double LONGEST_LABEL = 130;
  private static final Lettering TITLE = Lettering.of(12);
  private static final Lettering SMALL = Lettering.of(10);
  private static final String PRECISION = "precision %";

  private final List<String> labels;
  private final int[][] counts;
  private final int size;
  private final boolean small;
  private final Lettering cell;
  private final Lettering label;
  private final double side;
  private final boolean upright;
  private final double left;
  private final double top;

  private ConfusionMatrix(List<String> labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
    size = labels.size();
    small = size > MOST_WITH_COUNTS;
    cell = Lettering.of(size <= 12 ? 12.5 : size <= 20 ? 10.5 : 9);
    label = Lettering.of(small ? 8 : size <= 12 ? 12 : 10);
    double widest = widest(
        Arrays.stream(counts)
            .flatMapToInt(Arrays::stream)
            .mapToObj(Shown::count)
            .toList(),
        cell);
    double widestLabel = Math.min(LONGEST_LABEL, widest(labels, label));
    side = small
        ? Math.max(3, Math.min(16, 640.0 / size))
        : Math.max(widest + 9, Math.max(room(size), Math.min(widestLabel + 12, widestRoom(size))));
    upright = !small && widestLabel < side - 4;
    left = 34 + Math.max(widestLabel, small ? label.width("00") : SMALL.width(PRECISION) - 22);
    top = 36 + (upright ? 18 : Math.max(18, widestLabel + 4));
  }

  /** The side of a cell in which the numbers fit well. */
  private static double room(int size) {
    return size <= 4 ? 64 : size <= 12 ? 42 : 27;
  }

  /** The largest width of a cell, used so that the labels need not be rotated. */
  private static double widestRoom(int size) {
    return size <= 3 ? 145 : size <= 6 ? 90 : size <= 12 ? 52 : 0;
  }

  private static double widest(List<String> words, Lettering letters) {
    return words.stream().mapToDouble(letters::width).max().orElse(0);
  }

  /** Draws the matrix of counts [true class][answer]; empty for more than 150 classes. */
  public static Optional<Figure> of(List<String> labels, int[][] counts) {
    if (labels.size() != counts.length) {
      throw Refusal.of(
          "confusion matrix", "a label for each of " + counts.length + " classes", labels.size());
    }
    if (counts.length == 0 || counts.length > MOST) {
      return Optional.empty();
    }
    return Optional.of(new Figure(
        "confusion",
        "Confusion matrix",
        "Each row is a true class and each column an answer. Right answers are blue and lie on the "
            + "diagonal; mistakes are orange. A strong orange cell shows a pair of classes to look into. A column "
            + "of orange cells shows a class that is answered too often.",
        new ConfusionMatrix(labels, counts).draw()));
  }

  private Drawing draw() {
    double end = left + size * side;
    double below = top + size * side;
    double width = Math.max(end + (small ? 112 : 168), left + 250);
    double height = Math.max(below + (small ? 20 : 34), top + 190);
    Drawing on = new Drawing(width, height);
    on.words(left + size * side / 2, 16, "answer", TITLE, Anchor.MIDDLE, Ink.TEXT);
    on.rotated(16, top + size * side / 2, "true class", TITLE, Anchor.MIDDLE, -90, Ink.TEXT);
    cells(on);
    labels(on);
    frame(on, end, below);
    if (!small) {
      margins(on, end, below);
    }
    scale(on, end + (small ? 26 : 82));
    return on;
  }

  private void cells(Drawing on) {
    for (int i = 0; i < size; i++) {
      long all = Arrays.stream(counts[i]).asLongStream().sum();
      for (int j = 0; j < size; j++) {
        if (counts[i][j] == 0) {
          continue;
        }
        double shade = Math.sqrt((double) counts[i][j] / all);
        double x = left + j * side;
        double y = top + i * side;
        Ink ink = i == j ? Ink.BLUE : Ink.VERMILLION;
        on.rect(x, y, side, side, Style.filled(ink).opacity(shade));
        if (!small) {
          Ink text = shade > 0.6 ? Ink.WHITE : Ink.TEXT;
          double base = y + side / 2 + cell.size() * 0.36;
          on.words(x + side / 2, base, Shown.count(counts[i][j]), cell, Anchor.MIDDLE, text);
        }
      }
    }
  }

  private void labels(Drawing on) {
    int every = (int) Math.ceil((label.size() + 2) / side);
    for (int i = 0; i < size; i += every) {
      String text = label.cut(labels.get(i), LONGEST_LABEL);
      double middle = (i + 0.5) * side;
      double down = label.size() * 0.36;
      on.words(left - 7, top + middle + down, text, label, Anchor.END, Ink.TEXT);
      if (upright) {
        on.words(left + middle, top - 7, text, label, Anchor.MIDDLE, Ink.TEXT);
      } else {
        on.rotated(left + middle + down, top - 7, text, label, Anchor.START, -90, Ink.TEXT);
      }
    }
  }

  private void frame(Drawing on, double end, double below) {
    if (!small) {
      for (int i = 1; i < size; i++) {
        on.line(left + i * side, top, left + i * side, below, Style.line(Ink.GRID, 0.7));
        on.line(left, top + i * side, end, top + i * side, Style.line(Ink.GRID, 0.7));
      }
    }
    on.rect(left, top, end - left, below - top, Style.line(Ink.AXIS, 1));
  }

  /** Writes the recall beside the rows and the precision below the columns. */
  private void margins(Drawing on, double end, double below) {
    on.words(end + 8, top - 7, "recall %", SMALL, Anchor.START, Ink.MUTED);
    on.words(left - 7, below + 17, PRECISION, SMALL, Anchor.END, Ink.MUTED);
    List<ClassScore> scores = ClassScore.of(labels, counts);
    for (int i = 0; i < size; i++) {
      double middle = (i + 0.5) * side;
      String recall = whole(scores.get(i).recall());
      String precision = whole(scores.get(i).precision());
      on.words(end + 8, top + middle + 4, recall, SMALL, Anchor.START, Ink.MUTED);
      on.words(left + middle, below + 17, precision, SMALL, Anchor.MIDDLE, Ink.MUTED);
    }
  }

  private String whole(double share) {
    return Shown.hundredfold(share, size <= 12 ? 1 : 0);
  }

  /** Explains the shades with two scales, one for right answers and one for mistakes. */
  private void scale(Drawing on, double x) {
    double high = 120;
    int steps = 40;
    for (int k = 0; k < steps; k++) {
      double shade = 1 - (k + 0.5) / steps;
      double y = top + high * k / steps;
      on.rect(x, y, 11, high / steps + 0.05, Style.filled(Ink.BLUE).opacity(shade));
      on.rect(x + 12, y, 11, high / steps + 0.05, Style.filled(Ink.VERMILLION).opacity(shade));
    }
    for (int percent : new int[] {0, 5, 25, 50, 100}) {
      double y = top + high * (1 - Math.sqrt(percent / 100.0));
      on.line(x + 23, y, x + 27, y, Style.line(Ink.AXIS, 0.8));
      on.words(x + 30, y + 3.5, percent + " %", SMALL, Anchor.START, Ink.MUTED);
    }
    on.words(x, top + high + 16, "share of", SMALL, Anchor.START, Ink.MUTED);
    on.words(x, top + high + 28, "the row", SMALL, Anchor.START, Ink.MUTED);
    on.words(x, top + high + 46, "blue: right", SMALL, Anchor.START, Ink.MUTED);
    on.words(x, top + high + 58, "orange: wrong", SMALL, Anchor.START, Ink.MUTED);
  }
}
