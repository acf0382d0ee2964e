package io.bigtheta.math.machinery;

/** A line of the cache: what one core fetches from another at once. */
public final class CacheLine {
  /** Floats in a line. */
  public static final int FLOATS = 16;

  /** Ints or references from one to the next that no two cores fetch together: two lines, as neighbours are fetched in advance. */
  public static final int APART = 32;

  private CacheLine() {}
}
