package io.bigtheta.math.machinery;

/** A cache line: the memory that one core fetches from another at once. */
public final class CacheLine {
  /** The number of floats in a cache line. */
  public static final int FLOATS = 16;

  /**
   * The distance in ints or references between two values that no two cores fetch together. It is two cache lines,
   * because neighbouring lines are fetched in advance.
   */
  public static final int APART = 32;

  private CacheLine() {}
}
