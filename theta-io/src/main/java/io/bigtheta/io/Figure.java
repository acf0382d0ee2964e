package io.bigtheta.io;

/**
 * A digit, or another thing drawn, in a picture.
 *
 * @param top its first row
 * @param left its first column
 * @param height number of its rows
 * @param width number of its columns
 * @param mask [height · width]: where its ink is
 * @param ink [height · width]: the strength of the ink, 0 … 1
 * @param score how much it looks like the thing that was to be drawn
 */
record Figure(int top, int left, int height, int width, boolean[] mask, float[] ink, double score) {
  int bottom() {
    return top + height - 1;
  }

  int right() {
    return left + width - 1;
  }

  /**
   * The share of the pixels around the figure that are nearer to its paper than to its ink. It is small for the paper
   * between the strokes of a digit, which has the digit around it.
   */
  double alone(Plane plane, Plane background) {
    double drawn = 0;
    double contrast = 0;
    int count = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        float level = plane.at(top + i / width, left + i % width);
        drawn += level;
        contrast += Math.abs(background.at(top + i / width, left + i % width) - level);
        count++;
      }
    }
    drawn /= count;
    contrast /= count;
    int more = Math.max(2, (int) (0.35 * Math.max(height, width)));
    int edge = Math.max(1, more / 6);
    // the paper directly outside the strokes
    double paper = 0;
    int papers = 0;
    boolean[] grown = new boolean[(height + 2 * edge) * (width + 2 * edge)];
    for (int i = 0; i < mask.length; i++) {
      grown[(i / width + edge) * (width + 2 * edge) + i % width + edge] = mask[i];
    }
    float[] distances = Distances.to(grown, height + 2 * edge, width + 2 * edge);
    for (int i = 0; i < distances.length; i++) {
      int y = top - edge + i / (width + 2 * edge);
      int x = left - edge + i % (width + 2 * edge);
      if (distances[i] > 1.5
          && distances[i] <= 1.5 + edge
          && y >= 0
          && x >= 0
          && y < plane.height()
          && x < plane.width()) {
        paper += plane.at(y, x);
        papers++;
      }
    }
    if (papers == 0) {
      return 0;
    }
    paper /= papers;
    int near = 0;
    int all = 0;
    for (int y = Math.max(0, top - more); y < Math.min(plane.height(), top + height + more); y++) {
      for (int x = Math.max(0, left - more);
          x < Math.min(plane.width(), left + width + more);
          x++) {
        boolean inside = y >= top && y <= bottom() && x >= left && x <= right();
        if (!inside) {
          all++;
          near += Math.abs(plane.at(y, x) - paper) < Math.abs(plane.at(y, x) - drawn) ? 1 : 0;
        }
      }
    }
    double share = all == 0 ? 0.7 : (double) near / all;
    return share * Math.min(1, Math.abs(paper - drawn) / contrast) * slender();
  }

  /** Whether this figure is a drawing on a sheet of paper, which the other one is. */
  boolean lies(Figure other) {
    return other.sheet()
        && slender() > 0.9
        && top >= other.top
        && left >= other.left
        && bottom() <= other.bottom()
        && right() <= other.right()
        && Math.max(height, width) > 0.12 * Math.max(other.height, other.width);
  }

  /** 1 for strokes, and down to 0.1 for blots and sheets. */
  private double slender() {
    double share = Strokes.thickness(mask, height, width) / Math.max(height, width);
    return Math.max(0.1, Math.min(1, 1 - (share - 0.2) * 5));
  }

  /** Whether the figure is a sheet of paper: it fills most of its box, and nearly reaches its corners. */
  boolean sheet() {
    int filled = 0;
    boolean[] corners = new boolean[4];
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        filled++;
        double y = (double) (i / width) / height;
        double x = (double) (i % width) / width;
        if (Math.min(y, 1 - y) < 0.12 && Math.min(x, 1 - x) < 0.12) {
          corners[(y < 0.5 ? 0 : 2) + (x < 0.5 ? 0 : 1)] = true;
        }
      }
    }
    int reached = 0;
    for (boolean corner : corners) {
      reached += corner ? 1 : 0;
    }
    return filled > 0.6 * mask.length && reached >= 3;
  }
}
