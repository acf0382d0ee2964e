package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Speaks with a shorter or longer vocal tract, as another person has it: multiplies all frequencies of a recording by a
 * random factor from 1 − share to 1 + share (Jaitly and Hinton, ICML workshop 2013). The columns of its picture are bands of
 * Slaney's mel scale, in which the factor stretches the columns of low frequencies, and moves those above 1,000 Hz.
 *
 * @param share the largest change, in (0, 1)
 * @param knee the column of 1,000 Hz, &gt; 0
 */
public record VocalTract(float share, float knee) implements Augmentation {
  public VocalTract {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("share", "one in (0, 1)", share);
    }
    if (!(knee > 0 && knee < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("knee", "a column > 0", knee);
    }
  }

  /** For 40 bands from 20 to 4,000 Hz. */
  public VocalTract(float share) {
    this(share, 16);
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    canvas.warp(seed.uniform(0, 1 - share, 1 + share), knee);
  }
}
