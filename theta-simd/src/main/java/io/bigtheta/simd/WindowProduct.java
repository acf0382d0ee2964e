package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Tile.TERM;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Windows;

/**
 * Products whose left operand is windows of an image. Its numbers are read where they lie. A tile consists of windows
 * side by side. Each segment of the windows is a part of the chains, which continue from the segment before.
 *
 * <p>If segments are short, or a line has few windows, the windows are copied next to one another, as many as stay in
 * the cache, and are treated as ordinary rows.
 */
final class WindowProduct {
  /** For shorter segments it does not pay to load all sums of a tile and store them again. */
  private static final int SHORT = 24;

  /** The number of terms of both operands that stay in the first-level cache. */
  private static final int NEAR = 128;

  /** How many numbers are copied at a time. */
  private static final int COPIED = 1 << 15;

  private WindowProduct() {}

  static void plain(
      Scratch scratch,
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      float[] out,
      int o0,
      int oLine,
      int oNext) {
    if (w.segments() == 0 || w.run() < SHORT || w.places() < ROWS || b.cols() < LANES) {
      copied(scratch, a, a0, w, b, start, out, o0, oLine, oNext);
      return;
    }
    int cols = b.cols();
    int wide = cols / WideTile.COLS * WideTile.COLS;
    int apart = Math.min(LANES, cols - LANES);
    float[] panel = scratch.panel(b.rows() * WideTile.COLS);
    for (int j = 0; j < cols; j += j < wide ? WideTile.COLS : PANEL) {
      int col = j < wide ? j : Math.max(0, Math.min(j, cols - PANEL));
      int rows = j < wide ? WideTile.ROWS : ROWS;
      if (j < wide) {
        Right.packWide(b, 0, b.rows(), col, WideTile.COLS, panel);
      } else {
        Right.pack(b, 0, b.rows(), col, cols - col, apart, panel);
      }
      int s0 = start.offset() + col;
      for (int s = 0;
          s < w.segments();
          s++) { // the segment's terms of b stay in the cache while all windows pass by
        for (int line = 0; line < w.lines(); line++) {
          for (int place = 0; place + rows <= w.places(); place += rows) {
            int from = a0 + line * w.lineNext() + place * w.next();
            int to = o0 + line * oLine + place * oNext + col;
            segment(s, j < wide, from, to, a, w, panel, start.data(), s0, out, oNext, apart);
          }
        }
      }
      for (int line = 0; line < w.lines() && w.places() % rows > 0; line++) {
        int place = w.places() - rows; // calculated again where there are sums already
        int from = a0 + line * w.lineNext() + place * w.next();
        int to = o0 + line * oLine + place * oNext + col;
        for (int s = 0; s < w.segments(); s++) {
          segment(s, j < wide, from, to, a, w, panel, start.data(), s0, out, oNext, apart);
        }
      }
    }
  }

  /**
   * Calculates a tile, wide or not, for one segment. The first segment begins with {@code start}; the others continue
   * from what is in out.
   */
  private static void segment(
      int s,
      boolean wide,
      int from,
      int to,
      float[] a,
      Windows w,
      float[] panel,
      float[] start,
      int s0,
      float[] out,
      int oNext,
      int apart) {
    int run = w.run();
    int l0 = from + s * w.segmentNext();
    float[] sums = s == 0 ? start : out;
    int at = s == 0 ? s0 : to;
    int next = s == 0 ? 0 : oNext;
    if (wide) {
      int r0 = s * run * WideTile.COLS;
      WideTile.rows(a, l0, w.next(), run, panel, r0, sums, at, next, out, to, oNext);
    } else {
      int r0 = s * run * PANEL;
      Tile.rows(a, l0, w.next(), run, panel, r0, sums, at, next, out, to, oNext, apart);
    }
  }

  private static void copied(
      Scratch scratch,
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      float[] out,
      int o0,
      int oLine,
      int oNext) {
    int cols = b.cols();
    int chunk = chunk(w);
    for (int line = 0; line < w.lines(); line += chunk) {
      int count = Math.min(chunk, w.lines() - line);
      Matrix rows = copy(a, a0, w, line, count, scratch);
      Matrix results = new Matrix(scratch.between(rows.rows() * cols), 0, rows.rows(), cols);
      Product.plain(scratch, rows, b, start, results, 0, rows.rows(), 0, cols);
      for (int i = 0; i < rows.rows(); i++) {
        int to = o0 + (line + i / w.places()) * oLine + i % w.places() * oNext;
        System.arraycopy(results.data(), i * cols, out, to, cols);
      }
    }
  }

  /** out = start + aᵀ·b. {@code start} and {@code out} must not share memory. */
  static void transposedLeft(
      Scratch scratch, float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    if (w.run() < ROWS || w.places() < ROWS || b.cols() < LANES) {
      copiedTransposed(scratch, a, a0, w, b, start, out);
      return;
    }
    // a tile or panel that is moved back must not continue from the sums of another one
    int cols = b.cols();
    int whole = cols / PANEL * PANEL;
    int tall = w.run() / ROWS * ROWS;
    for (int left = 0; left < cols; left = left < whole ? whole : cols) {
      int from = left < whole ? 0 : Math.max(0, cols - PANEL);
      int to = left < whole ? whole : cols;
      chunks(scratch, a, a0, w, b, start, out, from, to, 0, tall);
      if (tall < w.run()) {
        chunks(scratch, a, a0, w, b, start, out, from, to, w.run() - ROWS, w.run());
      }
    }
  }

  /**
   * Calculates columns [left, right) of numbers [first, end) of each segment, some lines at a time. Each chunk
   * continues from the one before.
   */
  private static void chunks(
      Scratch scratch,
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      Matrix out,
      int left,
      int right,
      int first,
      int end) {
    int lines = Math.max(1, NEAR / w.places());
    for (int line = 0; line < w.lines(); line += lines) {
      int count = Math.min(lines, w.lines() - line);
      Matrix before = line == 0 ? start : out;
      part(scratch, a, a0, w, b, before, out, line, count, left, right, first, end);
    }
  }

  private static void part(
      Scratch scratch,
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      Matrix out,
      int line,
      int count,
      int left,
      int right,
      int first,
      int end) {
    int depth = count * w.places();
    int apart = Math.min(LANES, right - left - LANES);
    float[][] panels = scratch.panels((right - left + PANEL - 1) / PANEL, depth * PANEL);
    for (int p = 0; left + p * PANEL < right; p++) {
      int col = left + p * PANEL;
      Right.pack(b, line * w.places(), depth, col, right - col, apart, panels[p]);
    }
    float[] packed = scratch.left(Left.room(1, depth));
    for (int s = 0; s < w.segments(); s++) {
      int from = a0 + line * w.lineNext() + s * w.segmentNext();
      for (int g = first; g < end; g += TERM) {
        int height = Math.min(TERM, end - g);
        pack(a, from + g, height, w, count, packed);
        for (int p = 0; left + p * PANEL < right; p++) {
          for (int r = 0; r < height; r += ROWS) {
            int row = s * w.run() + g + r;
            int col = left + p * PANEL;
            Tile.packed(
                packed,
                r,
                depth,
                panels[p],
                start.data(),
                start.at(row) + col,
                start.cols(),
                out.data(),
                out.at(row) + col,
                out.cols(),
                apart);
          }
        }
      }
    }
  }

  /** Packs neighbouring numbers of all windows of some lines. */
  private static void pack(float[] a, int from, int height, Windows w, int lines, float[] packed) {
    for (int line = 0; line < lines; line++) {
      int to = line * w.places() * TERM;
      Left.packColumns(a, from + line * w.lineNext(), w.next(), height, w.places(), packed, to);
    }
  }

  /**
   * Calculates chunk after chunk, each from the result of the one before. The last chunk leaves its result in
   * {@code out}.
   */
  private static void copiedTransposed(
      Scratch scratch, float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    Matrix other = new Matrix(scratch.between(out.size()), 0, out.rows(), out.cols());
    int chunk = chunk(w);
    int left = (w.lines() + chunk - 1) / chunk;
    Matrix before = start;
    for (int line = 0; line < w.lines(); line += chunk) {
      Matrix rows = copy(a, a0, w, line, Math.min(chunk, w.lines() - line), scratch);
      Matrix part = b.rows(line * w.places(), rows.rows());
      Matrix after = left-- % 2 == 1 ? out : other;
      Product.transposedLeft(
          scratch, rows, part, before.data(), before.offset(), out.cols(), after, 0, out.rows());
      before = after;
    }
  }

  /** The number of lines of windows that are copied at a time. */
  private static int chunk(Windows w) {
    return (int) Math.max(
        1, Math.min(w.lines(), COPIED / Math.max(1L, (long) w.places() * w.cols())));
  }

  /**
   * Copies the windows of some lines as rows. If segments are short, it copies one number of all windows of a line
   * after another.
   */
  private static Matrix copy(float[] a, int a0, Windows w, int line, int count, Scratch scratch) {
    int length = w.cols();
    int rows = count * w.places();
    float[] to = scratch.windows(rows * length);
    for (int l = 0; l < count; l++) {
      int from = a0 + (line + l) * w.lineNext();
      int at = l * w.places() * length;
      for (int s = 0; s < w.segments(); s++) {
        int segment = from + s * w.segmentNext();
        if (w.run() < LANES) {
          for (int r = 0; r < w.run(); r++) {
            spread(a, segment + r, w.next(), to, at + s * w.run() + r, length, w.places());
          }
        } else {
          for (int p = 0; p < w.places(); p++) {
            System.arraycopy(a, segment + p * w.next(), to, at + p * length + s * w.run(), w.run());
          }
        }
      }
    }
    return new Matrix(to, 0, rows, length);
  }

  private static void spread(
      float[] from, int at, int next, float[] to, int first, int length, int count) {
    for (int p = 0; p < count; p++) {
      to[first + p * length] = from[at + p * next];
    }
  }
}
