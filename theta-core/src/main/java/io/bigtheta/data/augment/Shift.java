package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Shifts the image down and across by two random whole numbers of pixels, each from −pixels to pixels.
 *
 * @param pixels the largest shift, at least 1
 */
public record Shift(int pixels) implements Augmentation {
  public Shift {
    if (pixels < 1) {
      throw Refusal.of("pixels", "at least 1", pixels);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    int y = seed.below(0, 2 * pixels + 1) - pixels;
    int x = seed.below(1, 2 * pixels + 1) - pixels;
    canvas.move(1, 0, 0, 1, y, x);
  }
}
