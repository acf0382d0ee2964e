package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Adds normal noise with mean 0 to every number of the image.
 *
 * @param deviation the standard deviation of the noise, &gt; 0; the numbers of an image are in [0, 1]
 */
public record Noise(float deviation) implements Augmentation {
  public Noise {
    if (!(deviation > 0 && deviation < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("deviation", "a number > 0", deviation);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    float[] pixels = canvas.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.fma(deviation, seed.normal(i), pixels[i]);
    }
  }
}
