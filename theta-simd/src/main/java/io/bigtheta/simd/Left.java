package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Tile.TERM;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Packs the left operand of a product in bundles of {@link Tile#TERM} rows of the result: four tiles. For every term a
 * bundle has one number of each row.
 */
final class Left {
  private Left() {}

  /** The number of floats in a bundle. */
  static int size(int depth) {
    return depth * TERM;
  }

  /** The number of floats in all bundles of {@code rows} rows, and what is written beyond the last one. */
  static int room(int rows, int depth) {
    return (rows / TERM + 1) * size(depth) + LANES;
  }

  /**
   * The first row of bundle {@code g}, of {@code rows} rows. If the last bundle is smaller than a tile, it is moved
   * back until it is one.
   */
  static int begin(int g, int rows) {
    return Math.max(0, Math.min(g * TERM, rows - ROWS));
  }

  /** The index of the numbers of the tile that begins at row {@code r}, of {@code rows} rows. */
  static int at(int r, int rows, int depth) {
    int g = (r + ROWS - 1) / TERM;
    return g * size(depth) + r - begin(g, rows);
  }

  /**
   * Packs {@code depth} numbers of each of {@code rows} rows of a, which are {@code stride} apart. If there are fewer
   * rows than a tile has, the last one is repeated.
   */
  static void packRows(float[] a, int a0, int stride, int rows, int depth, float[] packed, int to) {
    for (int r = 0; r < Math.max(rows, ROWS); r++) {
      int from = a0 + Math.min(r, rows - 1) * stride;
      for (int k = 0; k < depth; k++) {
        packed[to + r + k * TERM] = a[from + k];
      }
    }
  }

  /**
   * Packs {@code columns} columns of a, whose rows are {@code stride} apart. It copies a whole term at a time, beyond
   * the columns too, except near the end of the array, where there is no room for that.
   */
  static void packColumns(
      float[] a, int a0, int stride, int columns, int depth, float[] packed, int to) {
    int wide = Math.max(TERM, LANES);
    int most = Math.floorDiv(a.length - wide - a0, stride) + 1;
    int easy = Math.max(0, Math.min(depth, most));
    int from = a0;
    for (int k = 0; k < easy; k++) {
      for (int c = 0; c < TERM; c += LANES) {
        FloatVector.fromArray(FLOATS, a, from + c).intoArray(packed, to + k * TERM + c);
      }
      from += stride;
    }
    for (int k = easy; k < depth; k++) {
      System.arraycopy(a, a0 + k * stride, packed, to + k * TERM, Math.min(columns, TERM));
    }
  }
}
