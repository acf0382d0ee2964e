package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Slants the image: every line of pixels is shifted across by its distance from the middle times a random slope from
 * −slope to slope.
 *
 * @param slope the largest slope, &gt; 0
 */
public record Shear(float slope) implements Augmentation {
  public Shear {
    if (!(slope > 0 && slope < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("slope", "a number > 0", slope);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    canvas.move(1, 0, seed.uniform(0, -slope, slope), 1, 0, 0);
  }
}
