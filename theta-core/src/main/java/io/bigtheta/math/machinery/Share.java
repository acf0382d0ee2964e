package io.bigtheta.math.machinery;

/** Divides the rows of a layer's matrices among threads. It divides a gradient in the same way as its update. */
public final class Share {
  private static final int TILE = 4;

  private Share() {}

  /**
   * The first of {@code count} rows that belongs to a part. Parts are whole tiles, or, if there are many rows, whole
   * cache lines of numbers.
   */
  public static int edge(int count, int part, int parts) {
    if (part == parts) {
      return count;
    }
    int edge = (int) ((long) count * part / parts);
    int whole = count < 4 * CacheLine.FLOATS * parts ? TILE : CacheLine.FLOATS;
    return count < TILE * parts ? edge : (edge + whole / 2) / whole * whole;
  }
}
