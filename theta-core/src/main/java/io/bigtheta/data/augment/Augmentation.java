package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;

/**
 * A random change to an image that does not change its class. A training that never sees the same image twice learns
 * less by heart. Augmentations are applied in order. Those that only move pixels are combined, so that an image is
 * sampled once.
 */
public interface Augmentation {
  /**
   * Changes the image on the canvas.
   *
   * @param seed the randomness of this image in this epoch; the same seed makes the same change
   */
  void apply(Seed seed, Canvas canvas);
}
