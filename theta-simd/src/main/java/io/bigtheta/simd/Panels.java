package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.LINK;
import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Tile.WIDE;
import static io.bigtheta.simd.Tile.WIDE_ROWS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;

/**
 * out = start + a·b in tiles: some links of some rows, and of these panel after panel of columns, so that a panel of b stays near
 * while the rows pass by.
 *
 * <p>The last tile of a row or column of tiles is moved back until it fits, and calculates again what another one did: the
 * same numbers from the same operands, of rows in a copy, as chains go on from what is there.
 */
final class Panels {
  /** Which operand is transposed. */
  enum Kind {
    PLAIN,
    LEFT,
    RIGHT
  }

  /** Rows of a packed at a time, near links of each: they stay in the second cache. */
  private static final int PACKED_ROWS = 256;

  /** So many links of a panel stay in the first cache. */
  private static final int NEAR = 256;

  /** And of a wide one. */
  private static final int WIDE_NEAR = 128;

  private Panels() {}

  /** Wide panels of rows as they are; others; and a last one, moved back until it fits, which begins anew where others have been. */
  static void multiply(
      Kind kind,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int from,
      int rows,
      int left,
      int cols) {
    boolean widens = Tile.WIDENS && kind != Kind.LEFT && rows >= WIDE_ROWS;
    int wide = widens ? cols / WIDE * WIDE : 0;
    int end = wide + (cols - wide) / PANEL * PANEL;
    if (wide > 0) {
      wide(kind, a, b, start, s0, sNext, out, o0, stride, from, rows, left, wide);
    }
    for (int begin = wide; begin < cols; begin = begin < end ? end : cols) {
      int first = begin < end ? begin : Math.max(0, cols - PANEL);
      int s = s0 + first;
      int o = o0 + first;
      int count = begin < end ? end - begin : cols - first;
      panels(kind, a, b, start, s, sNext, out, o, stride, from, rows, left + first, count);
    }
  }

  private static void wide(
      Kind kind,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int from,
      int rows,
      int left,
      int cols) {
    int depth = a.cols();
    int whole = rows / WIDE_ROWS * WIDE_ROWS;
    int last = rows - WIDE_ROWS;
    Scratch scratch = Scratch.ofThread();
    float[] panel = scratch.panel(Math.min(WIDE_NEAR, depth) * WIDE);
    float[] edges = scratch.edge(WIDE_ROWS * cols);
    float[] l = a.data();
    for (int k = 0; k == 0 || k < depth; k += WIDE_NEAR) {
      int links = Math.min(WIDE_NEAR, depth - k);
      int l0 = a.at(from) + k;
      for (int col = 0; col < cols; col += WIDE) {
        if (kind == Kind.RIGHT) {
          Right.packWideTransposed(b, k, links, left + col, WIDE, panel);
        } else {
          Right.packWide(b, k, links, left + col, WIDE, panel);
        }
        // chains begin with start and go on from what is there
        float[] sums = k == 0 ? start : out;
        int s = k == 0 ? s0 + col : o0 + col;
        int next = k == 0 ? sNext : stride;
        for (int r = 0; r < whole; r += WIDE_ROWS) {
          int o = o0 + r * stride + col;
          Tile.wide(
              l, l0 + r * depth, depth, links, panel, 0, sums, s + r * next, next, out, o, stride);
        }
        if (whole < rows) { // moved back until it fits: not where others go on
          int edge = WIDE_ROWS * col;
          float[] before = k == 0 ? start : edges;
          int at = k == 0 ? s + last * next : edge;
          int edgeNext = k == 0 ? sNext : WIDE;
          int l1 = l0 + last * depth;
          Tile.wide(l, l1, depth, links, panel, 0, before, at, edgeNext, edges, edge, WIDE);
        }
      }
    }
    for (int col = 0; whole < rows && col < cols; col += WIDE) {
      System.arraycopy(edges, WIDE_ROWS * col + WIDE, out, o0 + (rows - 1) * stride + col, WIDE);
    }
  }

  private static void panels(
      Kind kind,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int from,
      int rows,
      int left,
      int cols) {
    int depth = kind == Kind.LEFT ? a.rows() : a.cols();
    int near = Math.min(NEAR, depth);
    int apart = Math.max(0, Math.min(LANES, cols - LANES));
    boolean asTheyAre = kind != Kind.LEFT && rows >= ROWS;
    int rowNext = asTheyAre ? depth : 0;
    int chunk = asTheyAre ? rows : PACKED_ROWS;
    Scratch scratch = Scratch.ofThread();
    float[] packed = asTheyAre ? a.data() : scratch.left(Left.room(Math.min(chunk, rows), near));
    float[] panel = scratch.panel(near * PANEL);
    float[] edges = scratch.edge(ROWS * Math.max(cols, PANEL));
    for (int i = 0; i < rows; i += chunk) {
      int first = Math.max(0, Math.min(i, rows - ROWS));
      int some = Math.min(chunk, rows - first);
      int whole = some / ROWS * ROWS;
      int last = Math.max(0, some - ROWS);
      for (int k = 0; k == 0 || k < depth; k += NEAR) {
        int links = Math.min(NEAR, depth - k);
        if (!asTheyAre) {
          pack(kind, a, from + first, some, k, links, packed);
        }
        for (int col = 0; col < cols; col += PANEL) {
          if (kind == Kind.RIGHT) {
            Right.packTransposed(b, k, links, left + col, cols - col, apart, panel);
          } else {
            Right.pack(b, k, links, left + col, cols - col, apart, panel);
          }
          int s = s0 + first * sNext + col;
          int o = o0 + first * stride + col;
          // chains begin with start and go on from what is there
          float[] sums = k == 0 ? start : out;
          int t = k == 0 ? s : o;
          int next = k == 0 ? sNext : stride;
          for (int r = 0; r < whole; r += ROWS) {
            int l0 = asTheyAre ? a.at(from + first + r) + k : Left.at(r, some, links);
            int at = t + r * next;
            int to = o + r * stride;
            tile(packed, l0, rowNext, links, panel, sums, at, next, out, to, stride, apart);
          }
          if (whole < some) { // moved back until it fits: not where others go on
            int l0 = asTheyAre ? a.at(from + first + last) + k : Left.at(last, some, links);
            int edge = ROWS * col;
            float[] before = k == 0 ? start : edges;
            int at = k == 0 ? s + last * sNext : edge;
            int edgeNext = k == 0 ? sNext : PANEL;
            tile(
                packed, l0, rowNext, links, panel, before, at, edgeNext, edges, edge, PANEL, apart);
          }
        }
      }
      for (int r = whole; r < some; r++) {
        for (int col = 0; col < cols; col += PANEL) {
          int width = Math.min(apart + LANES, Math.max(cols, LANES));
          int edge = ROWS * col + (r - last) * PANEL;
          System.arraycopy(edges, edge, out, o0 + (first + r) * stride + col, width);
        }
      }
    }
  }

  /** A tile of rows that are {@code rowNext} apart, or packed where that is 0. */
  private static void tile(
      float[] left,
      int l0,
      int rowNext,
      int links,
      float[] panel,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    if (rowNext > 0) {
      Tile.rows(left, l0, rowNext, links, panel, 0, start, s0, sNext, out, o0, stride, apart);
    } else {
      Tile.packed(left, l0, links, panel, start, s0, sNext, out, o0, stride, apart);
    }
  }

  private static void pack(
      Kind kind, Matrix a, int first, int rows, int k, int links, float[] packed) {
    int size = Left.size(links);
    for (int g = 0; g * LINK < rows; g++) {
      int row = first + Left.begin(g, rows);
      int height = Math.min(LINK, rows - Left.begin(g, rows));
      if (kind == Kind.LEFT) {
        Left.packColumns(a.data(), a.at(k) + row, a.cols(), height, links, packed, g * size);
      } else {
        Left.packRows(a.data(), a.at(row) + k, a.cols(), height, links, packed, g * size);
      }
    }
  }
}
