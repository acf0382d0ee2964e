package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Speaks faster or slower at the same pitch: scales the rows of the picture of a recording around its middle by a random
 * factor from 1 − share to 1 + share (Ko and others, Interspeech 2015, who change the recording itself).
 *
 * @param share the largest change, in (0, 1)
 */
public record Tempo(float share) implements Augmentation {
  public Tempo {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("share", "one in (0, 1)", share);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    canvas.move(seed.uniform(0, 1 - share, 1 + share), 0, 0, 1, 0, 0);
  }
}
