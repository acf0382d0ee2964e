package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Tile.TERM;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The left operand of a product, packed in bundles of {@link Tile#TERM} rows of the result, a number of each for every term: four
 * tiles.
 */
final class Left {
  private Left() {}

  /** Floats of a bundle. */
  static int size(int depth) {
    return depth * TERM;
  }

  /** Floats of all bundles of so many rows, and what is written beyond the last one. */
  static int room(int rows, int depth) {
    return (rows / TERM + 1) * size(depth) + LANES;
  }

  /** The first row of bundle {@code g} of so many rows: a last one that is smaller than a tile is moved back until it is one. */
  static int begin(int g, int rows) {
    return Math.max(0, Math.min(g * TERM, rows - ROWS));
  }

  /** Where the numbers of a tile lie that begins at row {@code r} of so many. */
  static int at(int r, int rows, int depth) {
    int g = (r + ROWS - 1) / TERM;
    return g * size(depth) + r - begin(g, rows);
  }

  /**
   * Packs {@code depth} numbers of {@code rows} rows of a, {@code stride} apart; where there are fewer than a tile has the last one
   * stands in.
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
   * Packs {@code columns} columns of a, where rows are {@code stride} long. Copies a whole term, whatever it is. Only near the end
   * of the array there is no room for it.
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
