package io.bigtheta.math.machinery;

/**
 * Where the rows of a left operand lie in an array. They are overlapping windows of an image, so nothing is copied. Row
 * line · places + place begins {@code line · lineNext + place · next} after the first one. It consists of
 * {@code segments} runs of {@code run} numbers each, each run {@code segmentNext} after the one before.
 */
public record Windows(
    int lines, int lineNext, int places, int next, int segments, int segmentNext, int run) {
  /** The number of rows of the operand. */
  public int rows() {
    return lines * places;
  }

  /** The number of columns of the operand. */
  public int cols() {
    return segments * run;
  }

  /** How far after the first row row {@code i} begins. */
  public int row(int i) {
    return i / places * lineNext + i % places * next;
  }

  /** How far after the beginning of its row number {@code k} lies. */
  public int within(int k) {
    return k / run * segmentNext + k % run;
  }
}
