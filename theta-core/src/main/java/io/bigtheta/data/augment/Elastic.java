package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Bends the image like rubber: every pixel is taken from a place nearby, and neighbours are moved in nearly the same
 * direction (Simard, Steinkraus and Platt, ICDAR 2003, who took 34 and 4 for digits of 28 pixels). The moves are
 * uniform numbers in [−1, 1), smoothed by a Gaussian.
 *
 * @param strength the factor of the smoothed numbers, &gt; 0
 * @param smoothness the standard deviation of the Gaussian in pixels, in (0, 100]
 */
public record Elastic(float strength, float smoothness) implements Augmentation {
  public Elastic {
    if (!(strength > 0 && strength < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("strength", "a number > 0", strength);
    }
    if (!(smoothness > 0 && smoothness <= 100)) {
      throw Refusal.of("smoothness", "pixels in (0, 100]", smoothness);
    }
  }

  public Elastic() {
    this(34, 4);
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    canvas.bend(seed, strength, smoothness);
  }
}
