package io.bigtheta.train.clipping;

/** What is done to a gradient that is too large, before the optimizer sees it. */
public interface Clipping {
  void apply(float[] gradient);
}
