package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Moves a recording in time: shifts the rows of its picture by a random whole number from −frames to frames.
 *
 * @param frames the largest shift, at least 1
 */
public record TimeShift(int frames) implements Augmentation {
  public TimeShift {
    if (frames < 1) {
      throw Refusal.of("frames", "at least 1", frames);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    canvas.move(1, 0, 0, 1, seed.below(0, 2 * frames + 1) - frames, 0);
  }
}
