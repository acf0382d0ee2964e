package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Makes the image larger or smaller around its middle, by a factor from 1 − share to 1 + share, each of height and width by one
 * of its own.
 *
 * @param share at most, in (0, 1)
 */
public record Zoom(float share) implements Augmentation {
  public Zoom {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("share", "one in (0, 1)", share);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    float high = 1 / seed.uniform(0, 1 - share, 1 + share);
    float wide = 1 / seed.uniform(1, 1 - share, 1 + share);
    canvas.move(high, 0, 0, wide, 0, 0);
  }
}
