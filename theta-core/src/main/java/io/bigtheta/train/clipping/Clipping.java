package io.bigtheta.train.clipping;

/** Limits a gradient that is too large, before the optimizer uses it. */
public interface Clipping {
  /** Clips numbers [from, to) of {@code gradient}, in place. */
  void apply(float[] gradient, int from, int to);

  /** Clips all of {@code gradient}, in place. */
  default void apply(float[] gradient) {
    apply(gradient, 0, gradient.length);
  }
}
