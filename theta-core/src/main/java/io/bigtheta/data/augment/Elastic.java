package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Bends the image like rubber: every pixel comes from a place nearby, and neighbours from nearly the same direction (Simard,
 * Steinkraus and Platt, ICDAR 2003, who took 34 and 4 for digits of 28 pixels).
 *
 * @param strength by which uniform numbers in [−1, 1) are multiplied once they are smooth, &gt; 0
 * @param smoothness standard deviation in pixels of the Gaussian that makes them smooth, &gt; 0
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
