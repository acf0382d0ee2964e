package io.bigtheta.train.clipping;

/** No clipping: gradients stay as they are. */
public record None() implements Clipping {
  @Override
  public void apply(float[] gradient, int from, int to) {}
}
