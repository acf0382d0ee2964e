package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Blackens a square at a random place (DeVries and Taylor, 2017).
 *
 * @param pixels height and width of the square, at least 1; it is cut off at the edges of the image
 */
public record Erase(int pixels) implements Augmentation {
  public Erase {
    if (pixels < 1) {
      throw Refusal.of("pixels", "at least 1", pixels);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    int top = seed.below(0, canvas.height()) - pixels / 2;
    int left = seed.below(1, canvas.width()) - pixels / 2;
    canvas.erase(
        Math.max(0, top),
        Math.max(0, left),
        Math.min(canvas.height(), top + pixels),
        Math.min(canvas.width(), left + pixels));
  }
}
