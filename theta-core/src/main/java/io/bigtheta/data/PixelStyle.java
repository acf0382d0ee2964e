package io.bigtheta.data;

/** What was done to pictures before they became {@link Pixels}. A model wants new pictures treated in the same way. */
public enum PixelStyle {
  /** Not known: the pixels come from a file of pixels. */
  UNKNOWN,
  /** Drawings, made light on dark, fitted and centred as MNIST's digits are. */
  INK,
  /** The pictures themselves, perhaps at another size. */
  RAW
}
