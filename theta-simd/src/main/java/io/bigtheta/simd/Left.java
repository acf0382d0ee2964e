package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.ROWS;

import java.util.Arrays;

/** The left operand of a product, packed in groups of {@link Tile#ROWS} rows of the result. */
final class Left {
  /** Floats of a group: ROWS for each link, and ROWS zeros where the number of links is odd, as tiles take two at a time. */
  static int size(int depth) {
    return (depth + 1) / 2 * 2 * ROWS;
  }

  private Left() {}

  /** Packs {@code rows} rows of a, one after the other; where there are fewer than ROWS the last one stands in. */
  static void packRows(float[] a, int a0, int rows, int depth, float[] packed, int to) {
    int a1 = rows > 1 ? a0 + depth : a0;
    int a2 = rows > 2 ? a1 + depth : a1;
    int a3 = rows > 3 ? a2 + depth : a2;
    for (int k = 0; k < depth; k++) {
      packed[to + k * ROWS] = a[a0 + k];
      packed[to + k * ROWS + 1] = a[a1 + k];
      packed[to + k * ROWS + 2] = a[a2 + k];
      packed[to + k * ROWS + 3] = a[a3 + k];
    }
    close(depth, packed, to);
  }

  /** Packs {@code columns} columns of a, of ROWS at most, where rows are {@code stride} long. */
  static void packColumns(
      float[] a, int a0, int stride, int columns, int depth, float[] packed, int to) {
    if (columns < ROWS) {
      for (int k = 0; k < depth; k++) {
        System.arraycopy(a, a0 + k * stride, packed, to + k * ROWS, columns);
      }
    } else {
      int from = a0;
      for (int k = 0; k < depth; k++) {
        packed[to + k * ROWS] = a[from];
        packed[to + k * ROWS + 1] = a[from + 1];
        packed[to + k * ROWS + 2] = a[from + 2];
        packed[to + k * ROWS + 3] = a[from + 3];
        from += stride;
      }
    }
    close(depth, packed, to);
  }

  private static void close(int depth, float[] packed, int to) {
    Arrays.fill(packed, to + depth * ROWS, to + size(depth), 0);
  }
}
