package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Tile.WIDE;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Nonzeros;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one product behind all three: out = start + a·b.
 *
 * <p>In general in tiles, panel after panel of columns, so that a panel of b stays near while the rows pass by. Where most
 * of a is 0, or there are few rows, row after row of what is not 0.
 *
 * <p>The last tile of a row or column of tiles is moved back until it fits, and calculates again what another one did: the
 * same numbers from the same operands. A result that is smaller than a tile is calculated in a copy with room for one.
 */
final class Product {
  /** Which operand is transposed. */
  enum Kind {
    PLAIN,
    LEFT,
    RIGHT
  }

  /** Links packed at a time: the second cache has room for them. */
  private static final int LINKS = 1 << 14;

  /** Links listed at a time. */
  private static final int LISTED = 1 << 16;

  private Product() {}

  /** Rows [from, to) of out = start + a·b. */
  static void plain(
      Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, BooleanSupplier leaveOut) {
    boolean wide = out.cols() >= WIDE;
    boolean few = to - from < ROWS && out.cols() >= LANES;
    if (from == to || !(few || wide && Links.few(a, from, to) && leaveOut.getAsBoolean())) {
      multiply(Scratch.ofThread(), Kind.PLAIN, a, b, start.data(), start.offset(), out, from, to);
      return;
    }
    @Nullable Nonzeros known = a.nonzeros().orElse(null);
    Links links = Links.room(1, a.cols());
    for (int i = from; i < to; i++) {
      int[] list = known == null ? links.list : known.columns();
      int first = known == null ? 0 : known.begin(i);
      int last = known == null ? links.ofRow(a, i, !wide) : known.end(i);
      float[] s = start.data();
      row(a.data(), a.at(i), 1, list, first, last, b, s, start.offset(), out, i);
    }
  }

  /** Rows [from, to) of out = aᵀ·b. */
  static void transposedLeft(
      Matrix a, Matrix b, Matrix out, int from, int to, BooleanSupplier leaveOut) {
    Scratch scratch = Scratch.ofThread();
    float[] zeros = scratch.zeros(out.cols());
    int depth = a.rows();
    boolean wide = out.cols() >= WIDE && depth > 0;
    if (!(wide && Links.few(a, 0, depth) && leaveOut.getAsBoolean())) {
      multiply(scratch, Kind.LEFT, a, b, zeros, 0, out, from, to);
      return;
    }
    int chunk = Math.max(1, LISTED / depth);
    for (int i = from; i < to; i += chunk) {
      int count = Math.min(chunk, to - i);
      Links links = Links.room(count, depth);
      links.ofColumns(a, i, count);
      for (int c = 0; c < count; c++) {
        int column = a.offset() + i + c;
        int last = links.ends[c];
        row(a.data(), column, a.cols(), links.list, c * depth, last, b, zeros, 0, out, i + c);
      }
    }
  }

  /** Row i of the result, from the links of a list. */
  private static void row(
      float[] a,
      int a0,
      int aStride,
      int[] list,
      int from,
      int to,
      Matrix b,
      float[] start,
      int s0,
      Matrix out,
      int i) {
    int cols = out.cols();
    float[] right = b.data();
    int b0 = b.offset();
    float[] y = out.data();
    int o0 = out.at(i);
    int wide = cols < WIDE ? 0 : cols;
    for (int j = 0; j < wide; j += WIDE) {
      int c = Math.min(j, cols - WIDE);
      Tile.row(a, a0, aStride, list, from, to, right, b0 + c, cols, start, s0 + c, y, o0 + c);
    }
    for (int j = wide; j < cols; j += LANES) {
      int c = Math.min(j, cols - LANES);
      Tile.narrow(a, a0, aStride, list, from, to, right, b0 + c, cols, start, s0 + c, y, o0 + c);
    }
  }

  /** Rows [from, to) of out = a·bᵀ. */
  static void transposedRight(Matrix a, Matrix b, Matrix out, int from, int to) {
    Scratch scratch = Scratch.ofThread();
    multiply(scratch, Kind.RIGHT, a, b, scratch.zeros(out.cols()), 0, out, from, to);
  }

  private static void multiply(
      Scratch scratch,
      Kind kind,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      Matrix out,
      int from,
      int to) {
    int cols = out.cols();
    int rows = to - from;
    if (rows == 0 || cols == 0) {
      return;
    }
    if (rows >= ROWS && cols >= LANES) {
      tiles(scratch, kind, a, b, start, s0, out.data(), out.at(from), cols, from, rows);
      return;
    }
    int width = Math.max(cols, LANES);
    float[] padded = scratch.padded((1 + Math.max(rows, ROWS)) * width);
    System.arraycopy(start, s0, padded, 0, cols);
    tiles(scratch, kind, a, b, padded, 0, padded, width, width, from, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        out.data()[out.at(from + i) + j] = padded[(1 + i) * width + j];
      }
    }
  }

  private static void tiles(
      Scratch scratch,
      Kind kind,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      float[] out,
      int o0,
      int cols,
      int from,
      int rows) {
    int depth = kind == Kind.LEFT ? a.rows() : a.cols();
    int chunk = Math.max(1, LINKS / Math.max(1, depth)) * ROWS;
    int group = Left.size(depth);
    int links = group / ROWS;
    int apart = Math.min(LANES, cols - LANES);
    float[] left = scratch.left((Math.min(chunk, rows) / ROWS + 1) * group);
    float[] panel = scratch.panel(links * PANEL);
    Arrays.fill(panel, depth * PANEL, links * PANEL, 0);
    for (int i = 0; i < rows; i += chunk) {
      int first = Math.max(0, Math.min(i, rows - ROWS));
      int some = Math.min(chunk, rows - first);
      pack(kind, a, from + first, some, depth, left);
      for (int j = 0; j < cols; j += PANEL) {
        int col = Math.max(0, Math.min(j, cols - PANEL));
        if (kind == Kind.RIGHT) {
          Right.packTransposed(b, col, apart, panel);
        } else {
          Right.pack(b, col, apart, panel);
        }
        for (int g = 0; g * ROWS < some; g++) {
          int at = o0 + (first + moved(g, some)) * cols + col;
          Tile.whole(left, g * group, links, panel, start, s0 + col, out, at, cols, apart);
        }
      }
    }
  }

  private static void pack(Kind kind, Matrix a, int first, int rows, int depth, float[] left) {
    int group = Left.size(depth);
    for (int g = 0; g * ROWS < rows; g++) {
      int row = first + moved(g, rows);
      if (kind == Kind.LEFT) {
        int columns = Math.min(rows, ROWS);
        Left.packColumns(a.data(), a.offset() + row, a.cols(), columns, depth, left, g * group);
      } else {
        Left.packRows(a.data(), a.at(row), Math.min(rows, ROWS), depth, left, g * group);
      }
    }
  }

  /** The first row of group {@code g}: the last group is moved back until it fits. */
  private static int moved(int g, int rows) {
    return Math.max(0, Math.min(g * ROWS, rows - ROWS));
  }
}
