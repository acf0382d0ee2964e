package io.bigtheta.nn.layer;

/** What a window sees beyond the edge of an image. */
public enum Padding {
  /** Zeros, as many as are needed for ⌈size / stride⌉ places. If their number is odd, there is one more at the end. */
  SAME,
  /** Nothing: all windows lie inside the image. */
  VALID
}
