package io.bigtheta.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes ruled lines, squares and printed frames out of a mask of ink: thin lines along rows or columns, at most some
 * degrees aslant, that cross the picture. They are found with a Hough transform of the middles of all thin runs of ink
 * (Hough 1962; Duda and Hart 1972), so a digit in front of a line does not hide it. Where a stroke crosses a line, the
 * stroke is kept: ink is taken away only where it is hardly thicker than the line.
 */
final class Lines {
  /** A line is no thicker than this share of the longer side. */
  private static final double THICK = 0.045;

  /** This share of the side that a line runs along shows it. */
  private static final double LONG = 0.5;

  /** Slopes are tried from −{@code SLOPES} to {@code SLOPES} times {@code STEP}: up to five degrees. */
  private static final int SLOPES = 20;

  private static final double STEP = 0.0044;

  private static final int MOST_LINES = 200;

  private final boolean[] mask;
  private final int height;
  private final int width;
  private final int thick;
  private final int[] tall;

  /** Runs of ink in columns that are as short as a line is thick. */
  private final List<Run> runs = new ArrayList<>();

  /** How many runs lie on each line: [slope][offset]. */
  private final int[][] votes;

  private final int margin;

  private Lines(boolean[] mask, int height, int width) {
    this.mask = mask;
    this.height = height;
    this.width = width;
    thick = (int) Math.max(3, THICK * Math.max(height, width));
    margin = (int) Math.ceil(SLOPES * STEP * width / 2) + 2;
    tall = new int[mask.length];
    votes = new int[2 * SLOPES + 1][height + 2 * margin];
    for (int x = 0; x < width; x++) {
      measure(x);
    }
  }

  /** Ink in one column from {@code top} to before {@code end}. */
  private record Run(int x, int top, int end) {
    double middle() {
      return (top + end - 1) / 2.0;
    }
  }

  /** A line: at column x its middle is at {@code offset + slope · (x − width / 2)}. */
  private record Line(double slope, double offset) {}

  /** A copy of the mask without lines. */
  static boolean[] without(boolean[] mask, int height, int width) {
    boolean[] left = new Lines(mask, height, width).level();
    return turned(new Lines(turned(left, height, width), width, height).level(), width, height);
  }

  private static boolean[] turned(boolean[] mask, int height, int width) {
    boolean[] turned = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      turned[i % width * height + i / width] = mask[i];
    }
    return turned;
  }

  /** Finds the runs of a column. */
  private void measure(int x) {
    int start = 0;
    for (int y = 0; y <= height; y++) {
      if (y == height || !mask[y * width + x]) {
        for (int v = start; v < y; v++) {
          tall[v * width + x] = y - start;
        }
        if (y > start && y - start <= thick) {
          Run run = new Run(x, start, y);
          runs.add(run);
          vote(run, 1);
        }
        start = y + 1;
      }
    }
  }

  private void vote(Run run, int votes) {
    for (int k = -SLOPES; k <= SLOPES; k++) {
      this.votes[k + SLOPES][place(run, k * STEP)] += votes;
    }
  }

  private int place(Run run, double slope) {
    return (int) Math.rint(run.middle() - slope * (run.x - width / 2.0)) + margin;
  }

  /** Takes out what runs along rows. */
  private boolean[] level() {
    boolean[] left = mask.clone();
    for (int count = 0; count < MOST_LINES; count++) {
      Line line = strongest();
      if (line == null) {
        break;
      }
      List<Run> on = on(line);
      if (crosses(on)) {
        clear(left, line, usual(on));
      }
      runs.removeAll(new java.util.HashSet<>(on));
      on.forEach(run -> vote(run, -1));
    }
    return left;
  }

  /** The line with the most runs, or null if none has enough. */
  private @org.jspecify.annotations.Nullable Line strongest() {
    int most = (int) (LONG * width) - 1;
    Line line = null;
    for (int k = 0; k < votes.length; k++) {
      for (int b = 1; b < votes[k].length - 1; b++) {
        int sum = votes[k][b - 1] + votes[k][b] + votes[k][b + 1];
        if (sum > most) {
          most = sum;
          line = new Line((k - SLOPES) * STEP, b - margin);
        }
      }
    }
    return line;
  }

  private double off(Line line, Run run) {
    return Math.abs(run.middle() - line.offset - line.slope * (run.x - width / 2.0));
  }

  private List<Run> on(Line line) {
    return runs.stream().filter(run -> off(line, run) <= 2.5).toList();
  }

  /** Whether runs go on to an end of the picture: the stem of a 1 does not. */
  private boolean crosses(List<Run> on) {
    int near = Math.max(3, width / 20);
    int first = 0;
    int last = 0;
    for (Run run : on) {
      first += run.x < near ? 1 : 0;
      last += run.x >= width - near ? 1 : 0;
    }
    return Math.max(first, last) >= near / 2;
  }

  private static double usual(List<Run> on) {
    float[] lengths = new float[on.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = on.get(i).end - on.get(i).top;
    }
    Arrays.sort(lengths);
    return lengths[lengths.length / 2];
  }

  /** Takes the runs of a line out. Its middle is followed, because paper is rarely flat. */
  private void clear(boolean[] left, Line line, double usual) {
    double most = 1.6 * usual + 2;
    double drift = 0;
    for (int x = 0; x < width; x++) {
      double middle = line.offset + line.slope * (x - width / 2.0) + drift;
      int at = (int) Math.rint(middle);
      int reach = (int) Math.ceil(usual / 2 + 1.5);
      for (int y = Math.max(0, at - reach); y <= Math.min(height - 1, at + reach); y++) {
        int i = y * width + x;
        if (mask[i] && tall[i] <= most) {
          int top = y;
          while (top > 0 && mask[(top - 1) * width + x]) {
            top--;
          }
          double off = top + (tall[i] - 1) / 2.0 - middle;
          drift = Math.max(-4, Math.min(4, drift + 0.1 * Math.max(-1, Math.min(1, off))));
          for (int v = top; v < top + tall[i]; v++) {
            left[v * width + x] = false;
          }
          y = top + tall[i];
        }
      }
    }
  }
}
