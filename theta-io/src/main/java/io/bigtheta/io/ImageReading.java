package io.bigtheta.io;

import io.bigtheta.spec.Refusal;

/**
 * How the images of a folder are read.
 *
 * @param height the height to which raw images are scaled; 0 for their own
 * @param width the width to which raw images are scaled; 0 for their own
 * @param skipBad whether files that cannot be read are left out; otherwise they are refused together
 */
public record ImageReading(ImageStyle style, int height, int width, boolean skipBad) {
  public ImageReading {
    if (height < 0 || width < 0 || (height == 0) != (width == 0)) {
      throw Refusal.of("images", "a height and a width of at least 1", height + " and " + width);
    }
  }

  /** Images at their own size; files that cannot be read are refused. */
  public ImageReading(ImageStyle style) {
    this(style, 0, 0, false);
  }

  /** Whether images are scaled to a given size. */
  boolean sized() {
    return height > 0;
  }
}
