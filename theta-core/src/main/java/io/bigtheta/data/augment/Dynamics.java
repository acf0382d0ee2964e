package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Records with more or less noise in the room: level = 1 − factor · (1 − level), at least 0, where the factor is random from
 * 1 − share to 1 + share. So the loudest places stay, and the quiet ones come nearer to them or fall back. Levels that are
 * 0, where nothing is heard, stay 0.
 *
 * @param share the largest change, in (0, 1)
 */
public record Dynamics(float share) implements Augmentation {
  public Dynamics {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("share", "one in (0, 1)", share);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    float factor = seed.uniform(0, 1 - share, 1 + share);
    float[] pixels = canvas.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] > 0 ? Math.max(0, Math.fma(factor, pixels[i] - 1, 1)) : pixels[i];
    }
  }
}
