package io.bigtheta.spec.broken;

/** Has a constructor that looks as if it took the first component. */
public record Range(int low, int high) {
  public Range(int high) {
    this(0, high);
  }
}
