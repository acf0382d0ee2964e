package io.bigtheta.nn.layer;

/** What a window sees beyond the edge of an image. */
public enum Padding {
  /** Zeros, as many as it takes for ⌈size / stride⌉ places; where they are odd, one more at the end. */
  SAME,
  /** Nothing: windows lie inside. */
  VALID
}
