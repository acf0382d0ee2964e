package io.bigtheta.math.machinery;

/**
 * Where the rows of a left operand lie in an array: they are windows of an image and overlap, so that nothing is copied. Row
 * line · places + place begins {@code line · lineNext + place · next} behind the first one, and is {@code segments} runs of
 * {@code run} numbers each, one {@code segmentNext} behind the other.
 */
public record Windows(
    int lines, int lineNext, int places, int next, int segments, int segmentNext, int run) {
  /** Rows of the operand. */
  public int rows() {
    return lines * places;
  }

  /** Numbers of a row. */
  public int cols() {
    return segments * run;
  }

  /** How far row {@code i} begins behind the first one. */
  public int row(int i) {
    return i / places * lineNext + i % places * next;
  }

  /** How far number {@code k} of a row is behind its beginning. */
  public int within(int k) {
    return k / run * segmentNext + k % run;
  }
}
