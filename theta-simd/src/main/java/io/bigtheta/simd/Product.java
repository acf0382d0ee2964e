package io.bigtheta.simd;

import static io.bigtheta.simd.Strip.HALF;
import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import io.bigtheta.simd.Panels.Kind;

/**
 * The product behind all three products of the kernels: out = start + a·b.
 *
 * <p>In general it is calculated in tiles ({@link Panels}). If most of a is 0, or there are few rows, it is calculated
 * row after row from lists of terms. A result that is smaller than a tile is calculated in a copy that has room for
 * one.
 */
final class Product {
  /** With fewer rows than this, packing b costs more than tiles save. */
  private static final int FEW_ROWS = 4;

  /** The shortest chain, in terms, that is worth a list. */
  private static final int LONG = 128;

  /** The fewest rows that are worth a list of columns; all columns are listed in one pass. */
  private static final int DEEP = 64;

  /** The number of terms that are listed at a time. */
  private static final int LISTED = 1 << 16;

  private Product() {}

  /** Rows [from, to), columns [left, right) of out = start + a·b. */
  static void plain(
      Scratch scratch,
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix out,
      int from,
      int to,
      int left,
      int right) {
    int cols = right - left;
    boolean single = to - from < FEW_ROWS && cols >= LANES;
    boolean sparse = cols >= HALF && a.cols() >= LONG && Terms.few(a, from, to);
    if (!single && !sparse) {
      float[] first = start.data();
      int s0 = start.offset() + left;
      multiply(scratch, Kind.PLAIN, a, b, first, s0, 0, out, from, to, left, right);
      return;
    }
    Terms terms = scratch.terms;
    int chunk = Math.max(1, LISTED / Math.max(1, a.cols()));
    for (int i = from; i < to; i += chunk) {
      int count = Math.min(chunk, to - i);
      terms.ofRows(a, i, count, cols < HALF);
      rows(scratch, count, a, b, start, 0, 0, out, i, left, right);
    }
  }

  /**
   * Rows [from, to), columns [left, right) of out = start + a·b, where the columns are whole vectors. Only the terms of
   * one part of a enter. Strips must not overlap, because chains continue from what is in out.
   */
  static void part(
      Scratch scratch,
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix out,
      int from,
      int to,
      int left,
      int right,
      int part) {
    Terms terms = scratch.terms;
    terms.ofPart(a, from, to - from, part);
    boolean first = part == 0;
    Matrix before = first ? start : out;
    int row = first ? 0 : from;
    int next = first ? 0 : out.cols();
    for (int col = left; col < right; ) {
      int width = Rows.width(right - col);
      int end = col + (right - col) / width * width;
      rows(scratch, to - from, a, b, before, row, next, out, from, col, end);
      col = end;
    }
  }

  /**
   * Calculates {@code count} rows from row {@code i} on, from their lists. The first one starts with row s of
   * {@code start}, and each next one sNext further.
   */
  private static void rows(
      Scratch scratch,
      int count,
      Matrix a,
      Matrix b,
      Matrix start,
      int s,
      int sNext,
      Matrix out,
      int i,
      int left,
      int right) {
    float[] starts = start.data();
    int s0 = start.at(s);
    Rows.multiply(
        scratch, count, a.data(), a.at(i), a.cols(), 1, b, starts, s0, sNext, out, i, left, right);
  }

  /**
   * Rows [from, to) of out = start + aᵀ·b. Row {@code from} starts with {@code start[s0]}, and each next one sNext
   * further.
   */
  static void transposedLeft(
      Scratch scratch,
      Matrix a,
      Matrix b,
      float[] start,
      int s0,
      int sNext,
      Matrix out,
      int from,
      int to) {
    int cols = out.cols();
    int depth = a.rows();
    boolean sparse = cols >= HALF && depth >= DEEP && Terms.few(a, 0, depth);
    if (!sparse) {
      multiply(scratch, Kind.LEFT, a, b, start, s0, sNext, out, from, to, 0, cols);
      return;
    }
    Terms terms = scratch.terms;
    int chunk = Math.max(1, LISTED / depth);
    for (int i = from; i < to; i += chunk) {
      int count = Math.min(chunk, to - i);
      terms.ofColumns(a, i, count);
      int s = s0 + (i - from) * sNext;
      Rows.multiply(
          scratch,
          count,
          a.data(),
          a.offset() + i,
          1,
          a.cols(),
          b,
          start,
          s,
          sNext,
          out,
          i,
          0,
          cols);
    }
  }

  /** Rows [from, to), columns [left, right) of out = a·bᵀ. */
  static void transposedRight(
      Scratch scratch, Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    float[] zeros = scratch.zeros(right - left);
    multiply(scratch, Kind.RIGHT, a, b, zeros, 0, 0, out, from, to, left, right);
  }

  /** Calculates the product in tiles. {@code start[s0 …]} belongs to the columns from {@code left} on. */
  private static void multiply(
      Scratch scratch,
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
      Panels.multiply(
          scratch,
          kind,
          a,
          b,
          start,
          s0,
          sNext,
          out.data(),
          o0,
          out.cols(),
          from,
          rows,
          left,
          cols);
      return;
    }
    int width = Math.max(cols, LANES);
    int height = Math.max(rows, ROWS);
    float[] padded = scratch.padded(2 * height * width);
    int starts = height * width; // the starts lie after the results
    for (int i = 0; i < rows; i++) {
      System.arraycopy(start, s0 + i * sNext, padded, starts + i * width, cols);
    }
    Panels.multiply(
        scratch, kind, a, b, padded, starts, width, padded, 0, width, from, rows, left, cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        out.data()[out.at(from + i) + left + j] = padded[i * width + j];
      }
    }
  }
}
