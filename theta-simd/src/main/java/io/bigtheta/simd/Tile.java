package io.bigtheta.simd;

import static io.bigtheta.simd.Width.LANES;

/**
 * The innermost loops of the products: a tile of out = start + a·b stays in registers while the summed index runs.
 *
 * <p>Every access is the loop's variable times a constant, a power of two, so b is packed, and columns of a: then the compiler
 * checks the bounds once, outside, and what is left are loads and multiply-adds. The two vectors of a tile lie {@code
 * apart} columns apart, LANES or less: where they overlap both calculate the same numbers.
 */
final class Tile {
  /**
   * Rows of a tile. On JDK 17 five by two vectors come nearest to what the machine can do; with six the compiler now and then
   * runs out of registers. A later one (25 does) boxes the vectors of a loop with more than eight multiply-adds, and makes more
   * of four by two.
   */
  static final int ROWS = Runtime.version().feature() < 21 ? 5 : 4;

  /** Floats of a packed a in a link of the chain: as many as fill a line of the cache. */
  static final int LINK = 16;

  /** Rows that are packed together: as many tiles as a link has room for. */
  static final int BUNDLE = LINK / ROWS * ROWS;

  /** Columns of a tile, and floats of b in a link of the chain. */
  static final int PANEL = 2 * LANES;

  private Tile() {}

  /**
   * Whether to read rows of a as they are, for so many columns of the result. A later JDK makes of that what it makes of packed
   * ones; 17 is slower then, but for a few panels not by as much as packing costs.
   */
  static boolean readsRows(int cols) {
    return ROWS == 4 || cols <= 2 * PANEL;
  }

  /** All links: floats {@code l0 + q·LINK …} of a with {@code q·PANEL …} of b; row r starts at {@code start[s0 + r·sNext]}. */
  static void packed(
      float[] left,
      int l0,
      int links,
      float[] right,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    if (ROWS == 5) {
      Five.packed(left, l0, links, right, start, s0, sNext, out, o0, stride, apart);
    } else {
      Four.packed(left, l0, links, right, start, s0, sNext, out, o0, stride, apart);
    }
  }

  /**
   * The same, of rows of a as they are: row r begins at {@code left[l0 + r·next]}, the links of b at {@code right[r0]}.
   */
  static void rows(
      float[] left,
      int l0,
      int next,
      int links,
      float[] right,
      int r0,
      float[] start,
      int s0,
      int sNext,
      float[] out,
      int o0,
      int stride,
      int apart) {
    if (ROWS == 5) {
      Five.rows(left, l0, next, links, right, r0, start, s0, sNext, out, o0, stride, apart);
    } else {
      Four.rows(left, l0, next, links, right, r0, start, s0, sNext, out, o0, stride, apart);
    }
  }
}
