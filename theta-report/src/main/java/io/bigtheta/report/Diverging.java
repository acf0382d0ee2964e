package io.bigtheta.report;

/**
 * Colours from brown through white to blue for numbers from −1 through 0 to 1 (the PuOr and RdBu ends of Brewer's
 * schemes, which colour-blind readers can tell apart; Brewer, ColorBrewer 2003).
 */
final class Diverging {
  private static final int[] POSITIVE = {0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC, 0x053061
  };
  private static final int[] NEGATIVE = {0xF7F7F7, 0xFEE0B6, 0xFDB863, 0xE08214, 0xB35806, 0x7F3B08
  };

  private Diverging() {}

  /** The colour as 0xRRGGBB. A value beyond −1 or 1 takes the last colour. */
  static int rgb(double value) {
    int[] stops = value < 0 ? NEGATIVE : POSITIVE;
    double place = Math.min(1, Math.abs(value)) * (stops.length - 1);
    int below = (int) Math.min(place, stops.length - 2.0);
    double share = place - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = stops[below] >> shift & 0xFF;
      int b = stops[below + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return rgb;
  }
}
