package io.bigtheta.math.machinery;

/** Whose rows of a matrix are whose, where threads work on one layer: the same for its gradient as for the update. */
public final class Share {
  private static final int TILE = 4;

  private Share() {}

  /** The first of {@code count} rows that belongs to a part: whole tiles or, of many, as many as a line of the cache has numbers. */
  public static int edge(int count, int part, int parts) {
    if (part == parts) {
      return count;
    }
    int edge = (int) ((long) count * part / parts);
    int whole = count < 4 * CacheLine.FLOATS * parts ? TILE : CacheLine.FLOATS;
    return count < TILE * parts ? edge : (edge + whole / 2) / whole * whole;
  }
}
