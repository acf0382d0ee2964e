package io.bigtheta.data;

/**
 * What was done to pictures before they became {@link Pixels}. A model wants new pictures treated in the same way, so its
 * file keeps this text.
 *
 * @param text one of the three words below, or the settings of a front end that makes pictures of something else, such as
 *     {@code log-mel(8000)} for recordings
 */
public record PixelStyle(String text) {
  /** Not known: the pixels come from a file of pixels. */
  public static final PixelStyle UNKNOWN = new PixelStyle("unknown");

  /** Drawings, made light on dark, fitted and centred as MNIST's digits are. */
  public static final PixelStyle INK = new PixelStyle("ink");

  /** The pictures themselves, perhaps at another size. */
  public static final PixelStyle RAW = new PixelStyle("raw");

  /** Whether the pictures were made of something that is no picture, such as recordings. */
  public boolean made() {
    return !equals(UNKNOWN) && !equals(INK) && !equals(RAW);
  }
}
