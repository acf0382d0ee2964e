package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.LINK;
import static io.bigtheta.simd.Tile.ROWS;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The left operand of a product, packed in groups of {@link Tile#ROWS} rows of the result: {@link Tile#LINK} floats for each
 * link, of which nobody looks at the last ones.
 */
final class Left {
  private Left() {}

  /** Floats of a group. */
  static int size(int depth) {
    return depth * LINK;
  }

  /** Floats of so many groups, and what is written beyond the last one. */
  static int room(int groups, int depth) {
    return groups * size(depth) + LANES;
  }

  /** Packs {@code rows} rows of a, one after the other; where there are fewer than ROWS the last one stands in. */
  static void packRows(float[] a, int a0, int rows, int depth, float[] packed, int to) {
    for (int r = 0; r < ROWS; r++) {
      int from = a0 + Math.min(r, rows - 1) * depth;
      for (int k = 0; k < depth; k++) {
        packed[to + r + k * LINK] = a[from + k];
      }
    }
  }

  /**
   * Packs ROWS columns of a, where rows are {@code stride} long. Copies more than that, as whole vectors: what is too much is
   * overwritten by the next link. Only near the end of the array there is no room for it.
   */
  static void packColumns(
      float[] a, int a0, int stride, int columns, int depth, float[] packed, int to) {
    int wide = Math.max(LINK, LANES);
    int most = Math.floorDiv(a.length - wide - a0, stride) + 1;
    int easy = Math.max(0, Math.min(depth, most));
    int from = a0;
    for (int k = 0; k < easy; k++) {
      for (int c = 0; c < LINK; c += LANES) {
        FloatVector.fromArray(FLOATS, a, from + c).intoArray(packed, to + k * LINK + c);
      }
      from += stride;
    }
    for (int k = easy; k < depth; k++) {
      System.arraycopy(a, a0 + k * stride, packed, to + k * LINK, Math.min(columns, ROWS));
    }
  }
}
