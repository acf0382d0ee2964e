package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Tile.TERM;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;

/**
 * out = start + a·b in tiles. It takes some terms of some rows at a time, and for these panel after panel of columns,
 * so that a panel of b stays in the cache while the rows pass by.
 *
 * <p>The last tile of a row or column of tiles is moved back until it fits, and calculates some numbers again from the
 * same operands. Rows that are calculated again go to a copy, because chains continue from what is in the result.
 */
final class Panels {
  /** Which operand is transposed. */
  enum Kind {
    PLAIN,
    LEFT,
    RIGHT
  }

  /** The number of rows of a that are packed at a time, NEAR terms of each. They stay in the second-level cache. */
  private static final int PACKED_ROWS = 256;

  /** The number of terms of a panel that stay in the first-level cache. */
  private static final int NEAR = 256;

  /** The number of terms of a wide panel that stay in the first-level cache. */
  private static final int WIDE_NEAR = 128;

  private Panels() {}

  /**
   * Takes the wide panels, then the others, and then a last one, which is moved back until it fits and begins anew
   * where others have been.
   */
  static void multiply(
      Scratch scratch,
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
    boolean widens = rows >= WideTile.ROWS && (kind != Kind.LEFT || WideTile.PACKED);
    int wide = widens ? cols / WideTile.COLS * WideTile.COLS : 0;
    int end = wide + (cols - wide) / PANEL * PANEL;
    for (int begin = 0; begin < cols; ) {
      int next = begin < wide ? wide : begin < end ? end : cols;
      int first = begin < end ? begin : Math.max(0, cols - PANEL);
      int s = s0 + first;
      int o = o0 + first;
      int width = begin < wide ? WideTile.COLS : PANEL;
      panels(
          scratch,
          kind,
          width,
          a,
          b,
          start,
          s,
          sNext,
          out,
          o,
          stride,
          from,
          rows,
          left + first,
          next - first);
      begin = next;
    }
  }

  /** Calculates panels of {@code width} columns. */
  private static void panels(
      Scratch scratch,
      Kind kind,
      int width,
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
    boolean wide = width == WideTile.COLS;
    int height = wide ? WideTile.ROWS : Tile.ROWS;
    int depth = kind == Kind.LEFT ? a.rows() : a.cols();
    int near = wide ? WIDE_NEAR : NEAR;
    int apart = Math.max(0, Math.min(LANES, cols - LANES));
    boolean asTheyAre = kind != Kind.LEFT && rows >= height;
    int rowNext = asTheyAre ? depth : 0;
    int chunk = asTheyAre ? rows : PACKED_ROWS;
    float[] packed = asTheyAre
        ? a.data()
        : scratch.left(Left.room(Math.min(chunk, rows), Math.min(near, depth)));
    float[] panel = scratch.panel(Math.min(near, depth) * width);
    float[] edges = scratch.edge(height * Math.max(cols, width));
    for (int i = 0; i < rows; i += chunk) {
      int first = Math.max(0, Math.min(i, rows - height));
      int some = Math.min(chunk, rows - first);
      int whole = some / height * height;
      int last = Math.max(0, some - height);
      for (int k = 0; k == 0 || k < depth; k += near) {
        int terms = Math.min(near, depth - k);
        if (!asTheyAre) {
          pack(kind, a, from + first, some, k, terms, packed);
        }
        for (int col = 0; col < cols; col += width) {
          pack(kind, b, k, terms, left + col, cols - col, apart, width, panel);
          int s = s0 + first * sNext + col;
          int o = o0 + first * stride + col;
          // chains begin with start and continue from what is in out
          float[] sums = k == 0 ? start : out;
          int t = k == 0 ? s : o;
          int next = k == 0 ? sNext : stride;
          for (int r = 0; r < whole; r += height) {
            int l0 = asTheyAre ? a.at(from + first + r) + k : Left.at(r, some, terms);
            int at = t + r * next;
            int to = o + r * stride;
            tile(wide, packed, l0, rowNext, terms, panel, sums, at, next, out, to, stride, apart);
          }
          if (whole
              < some) { // the last tile is moved back until it fits; its results must not be where
            // other chains continue
            int l0 = asTheyAre ? a.at(from + first + last) + k : Left.at(last, some, terms);
            int to = height * col;
            float[] before = k == 0 ? start : edges;
            int at = k == 0 ? s + last * sNext : to;
            int after = k == 0 ? sNext : width;
            tile(
                wide, packed, l0, rowNext, terms, panel, before, at, after, edges, to, width,
                apart);
          }
        }
      }
      for (int r = whole; r < some; r++) {
        for (int col = 0; col < cols; col += width) {
          int count = wide ? width : Math.min(apart + LANES, Math.max(cols, LANES));
          int edge = height * col + (r - last) * width;
          System.arraycopy(edges, edge, out, o0 + (first + r) * stride + col, count);
        }
      }
    }
  }

  /** Calculates a tile of rows that are {@code rowNext} apart, or packed if that is 0. */
  private static void tile(
      boolean wide,
      float[] left,
      int l0,
      int rowNext,
      int terms,
      float[] panel,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    if (wide && rowNext > 0) {
      WideTile.rows(left, l0, rowNext, terms, panel, 0, start, s0, sNext, out, o0, stride);
    } else if (wide) {
      WideTile.packed(left, l0, terms, panel, start, s0, sNext, out, o0, stride);
    } else if (rowNext > 0) {
      Tile.rows(left, l0, rowNext, terms, panel, 0, start, s0, sNext, out, o0, stride, apart);
    } else {
      Tile.packed(left, l0, terms, panel, start, s0, sNext, out, o0, stride, apart);
    }
  }

  /** Packs terms {@code k …} of columns {@code col …} of b, or of bᵀ. */
  private static void pack(
      Kind kind,
      Matrix b,
      int k,
      int terms,
      int col,
      int cols,
      int apart,
      int width,
      float[] panel) {
    boolean wide = width == WideTile.COLS;
    if (kind == Kind.RIGHT) {
      if (wide) {
        Right.packWideTransposed(b, k, terms, col, width, panel);
      } else {
        Right.packTransposed(b, k, terms, col, cols, apart, panel);
      }
    } else if (wide) {
      Right.packWide(b, k, terms, col, width, panel);
    } else {
      Right.pack(b, k, terms, col, cols, apart, panel);
    }
  }

  private static void pack(
      Kind kind, Matrix a, int first, int rows, int k, int terms, float[] packed) {
    int size = Left.size(terms);
    for (int g = 0; g * TERM < rows; g++) {
      int row = first + Left.begin(g, rows);
      int height = Math.min(TERM, rows - Left.begin(g, rows));
      if (kind == Kind.LEFT) {
        Left.packColumns(a.data(), a.at(k) + row, a.cols(), height, terms, packed, g * size);
      } else {
        Left.packRows(a.data(), a.at(row) + k, a.cols(), height, terms, packed, g * size);
      }
    }
  }
}
