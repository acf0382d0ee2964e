package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;

/** Mirrors every other image from left to right: for photographs, not for digits. */
public record Flip() implements Augmentation {
  @Override
  public void apply(Seed seed, Canvas canvas) {
    if (seed.below(0, 2) == 1) {
      canvas.move(1, 0, 0, -1, 0, 0);
    }
  }
}
