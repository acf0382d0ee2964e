package io.bigtheta.train.clipping;

/** What is done to a gradient that is too large, before the optimizer sees it. */
public interface Clipping {
  /** Changes numbers [from, to) of {@code gradient}. */
  void apply(float[] gradient, int from, int to);

  /** Changes all of them. */
  default void apply(float[] gradient) {
    apply(gradient, 0, gradient.length);
  }
}
