package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Makes the image larger or smaller around its middle. Height and width are scaled by two random factors, each from 1 −
 * share to 1 + share.
 *
 * @param share the largest change, in (0, 1)
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
