package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;

/** Mirrors an image from left to right with probability ½. It suits photographs, not digits. */
public record Flip() implements Augmentation {
  @Override
  public void apply(Seed seed, Canvas canvas) {
    if (seed.below(0, 2) == 1) {
      canvas.move(1, 0, 0, -1, 0, 0);
    }
  }
}
