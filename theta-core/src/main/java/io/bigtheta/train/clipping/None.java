package io.bigtheta.train.clipping;

/** Gradients stay as they are. */
public record None() implements Clipping {
  @Override
  public void apply(float[] gradient, int from, int to) {}
}
