package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;

/**
 * A way of changing an image so that it stays what it is: a training that never sees the same image twice learns less by
 * heart. Several follow one another; those that only move pixels are added up, so that an image is sampled once.
 */
public interface Augmentation {
  /**
   * Changes the image.
   *
   * @param seed the randomness of this image this time: the same seed, the same change
   */
  void apply(Seed seed, Canvas canvas);
}
