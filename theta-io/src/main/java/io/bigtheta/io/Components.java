package io.bigtheta.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a mask that hang together, over sides or corners of pixels.
 *
 * @param labels [height · width]: index of the part of each pixel, −1 for none
 */
record Components(int height, int width, int[] labels, List<Part> parts) {
  /**
   * One part. Bottom and right are the last row and column.
   *
   * @param rim number of its pixels that lie on the border of the picture
   */
  record Part(int index, int top, int left, int bottom, int right, int area, int rim) {
    int height() {
      return bottom - top + 1;
    }

    int width() {
      return right - left + 1;
    }
  }

  static Components of(boolean[] mask, int height, int width) {
    int[] labels = new int[mask.length];
    Arrays.fill(labels, -1);
    int[] stack = new int[mask.length];
    List<Part> parts = new ArrayList<>();
    for (int start = 0; start < mask.length; start++) {
      if (!mask[start] || labels[start] >= 0) {
        continue;
      }
      int index = parts.size();
      int[] box = {height, width, -1, -1};
      int area = 0;
      int rim = 0;
      int waiting = 0;
      stack[waiting++] = start;
      labels[start] = index;
      while (waiting > 0) {
        int at = stack[--waiting];
        int y = at / width;
        int x = at % width;
        area++;
        rim += y == 0 || x == 0 || y == height - 1 || x == width - 1 ? 1 : 0;
        box[0] = Math.min(box[0], y);
        box[1] = Math.min(box[1], x);
        box[2] = Math.max(box[2], y);
        box[3] = Math.max(box[3], x);
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
          for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
            int next = v * width + u;
            if (mask[next] && labels[next] < 0) {
              labels[next] = index;
              stack[waiting++] = next;
            }
          }
        }
      }
      parts.add(new Part(index, box[0], box[1], box[2], box[3], area, rim));
    }
    return new Components(height, width, labels, parts);
  }

  /** For each part, the level that 95 in 100 of its pixels do not exceed. */
  float[] peaks(Plane plane) {
    int[] from = new int[parts.size() + 1];
    for (Part part : parts) {
      from[part.index() + 1] = part.area();
    }
    for (int i = 0; i < parts.size(); i++) {
      from[i + 1] += from[i];
    }
    float[] values = new float[from[parts.size()]];
    int[] next = from.clone();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        values[next[labels[i]]++] = plane.values()[i];
      }
    }
    float[] peaks = new float[parts.size()];
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = Plane.quantile(Arrays.copyOfRange(values, from[i], from[i + 1]), 0.95);
    }
    return peaks;
  }
}
