package io.bigtheta.simd;

import static io.bigtheta.simd.Strip.WIDE;
import static io.bigtheta.simd.Tile.LINK;
import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import java.util.function.BooleanSupplier;

/**
 * The one product behind all three: out = start + a·b.
 *
 * <p>In general in tiles, panel after panel of columns, so that a panel of b stays near while the rows pass by. Where most
 * of a is 0, or there are few rows, row after row of what is not 0.
 *
 * <p>The last tile of a row or column of tiles is moved back until it fits, and calculates again what another one did: the
 * same numbers from the same operands, of rows in a copy, as chains go on from what is there. A result that is smaller than a tile is calculated in a copy with room for one.
 */
final class Product {
  /** Which operand is transposed. */
  enum Kind {
    PLAIN,
    LEFT,
    RIGHT
  }

  /** Rows of a packed at a time, near links of each: they stay in the second cache. */
  private static final int PACKED_ROWS = 256;

  /** With fewer columns packing rows of a costs more than it saves. */
  private static final int PACKED_COLS = 64;

  /** So many links of a panel stay in the first cache. */
  private static final int NEAR = Integer.getInteger("near", 256);

  /** With fewer rows than this packing b costs more than tiles save. */
  private static final int FEW_ROWS = 4;

  /** Links listed at a time. */
  private static final int LISTED = 1 << 16;

  private Product() {}

  /** A part of out = start + a·b. */
  static void plain(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix out,
      int from,
      int to,
      int left,
      int right,
      BooleanSupplier leaveOut) {
    int cols = right - left;
    boolean wide = cols >= WIDE;
    boolean single = to - from < FEW_ROWS && cols >= LANES;
    if (!(single || wide && Links.few(a, from, to)) || !leaveOut.getAsBoolean()) {
      float[] first = start.data();
      int s0 = start.offset() + left;
      multiply(Kind.PLAIN, a, b, first, s0, 0, out, from, to, left, right);
      return;
    }
    Links links = Links.ofThread();
    int chunk = Math.max(1, LISTED / Math.max(1, a.cols()));
    for (int i = from; i < to; i += chunk) {
      int count = Math.min(chunk, to - i);
      links.ofRows(a, i, count, !wide);
      Rows.multiply(
          links,
          count,
          a.data(),
          a.at(i),
          a.cols(),
          1,
          b,
          start.data(),
          start.offset(),
          0,
          out,
          i,
          left,
          right);
    }
  }

  /** Rows [from, to) of out = start + aᵀ·b: row {@code from} starts at {@code start[s0]}, the next one sNext further. */
  static void transposedLeft(
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      Matrix out,
      int from,
      int to,
      BooleanSupplier leaveOut) {
    int cols = out.cols();
    int depth = a.rows();
    boolean wide = cols >= WIDE && depth > 0;
    if (!(wide && Links.few(a, 0, depth) && leaveOut.getAsBoolean())) {
      multiply(Kind.LEFT, a, b, start, s0, sNext, out, from, to, 0, cols);
      return;
    }
    Links links = Links.ofThread();
    int chunk = Math.max(1, LISTED / depth);
    for (int i = from; i < to; i += chunk) {
      int count = Math.min(chunk, to - i);
      links.ofColumns(a, i, count);
      int s = s0 + (i - from) * sNext;
      Rows.multiply(
          links, count, a.data(), a.offset() + i, 1, a.cols(), b, start, s, sNext, out, i, 0, cols);
    }
  }

  /** A part of out = a·bᵀ. */
  static void transposedRight(
      Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    float[] zeros = Scratch.ofThread().zeros(right - left);
    multiply(Kind.RIGHT, a, b, zeros, 0, 0, out, from, to, left, right);
  }

  /** {@code start} from {@code s0} is for the columns from {@code left}. */
  private static void multiply(
      Kind kind,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      Matrix out,
      int from,
      int to,
      int left,
      int right) {
    int cols = right - left;
    int rows = to - from;
    if (rows == 0 || cols == 0) {
      return;
    }
    if (rows >= ROWS && cols >= LANES) {
      int o0 = out.at(from) + left;
      tiles(kind, a, b, start, s0, sNext, out.data(), o0, out.cols(), from, rows, left, cols);
      return;
    }
    int width = Math.max(cols, LANES);
    int height = Math.max(rows, ROWS);
    float[] padded = Scratch.ofThread().padded(2 * height * width);
    int starts = height * width; // the starts lie behind the results
    for (int i = 0; i < rows; i++) {
      System.arraycopy(start, s0 + i * sNext, padded, starts + i * width, cols);
    }
    tiles(kind, a, b, padded, starts, width, padded, 0, width, from, rows, left, cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        out.data()[out.at(from + i) + left + j] = padded[i * width + j];
      }
    }
  }

  /** Whole panels; and a last one, moved back until it fits, which begins anew where others have been. */
  private static void tiles(
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
    int whole = cols / PANEL * PANEL;
    if (whole > 0) {
      panels(kind, a, b, start, s0, sNext, out, o0, stride, from, rows, left, whole);
    }
    if (whole < cols) {
      int back = Math.max(0, cols - PANEL);
      panels(
          kind,
          a,
          b,
          start,
          s0 + back,
          sNext,
          out,
          o0 + back,
          stride,
          from,
          rows,
          left + back,
          cols - back);
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
    boolean asTheyAre = kind != Kind.LEFT && rows >= ROWS && (cols < PACKED_COLS || LANES > 8);
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
            int to = o + r * stride;
            if (asTheyAre) {
              int l0 = a.at(from + first + r) + k;
              Tile.rows(
                  packed,
                  l0,
                  depth,
                  links,
                  panel,
                  0,
                  sums,
                  t + r * next,
                  next,
                  out,
                  to,
                  stride,
                  apart);
            } else {
              int l0 = Left.at(r, some, links);
              Tile.packed(
                  packed, l0, links, panel, sums, t + r * next, next, out, to, stride, apart);
            }
          }
          if (whole < some) { // moved back until it fits: not where others go on
            int edge = ROWS * col;
            float[] before = k == 0 ? start : edges;
            int t0 = k == 0 ? s + last * sNext : edge;
            int edgeNext = k == 0 ? sNext : PANEL;
            if (asTheyAre) {
              int l0 = a.at(from + first + last) + k;
              Tile.rows(
                  packed, l0, depth, links, panel, 0, before, t0, edgeNext, edges, edge, PANEL,
                  apart);
            } else {
              int l0 = Left.at(last, some, links);
              Tile.packed(
                  packed, l0, links, panel, before, t0, edgeNext, edges, edge, PANEL, apart);
            }
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
