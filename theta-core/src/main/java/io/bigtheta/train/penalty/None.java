package io.bigtheta.train.penalty;

/** No penalty on weights. */
public record None() implements Penalty {
  @Override
  public void apply(float[] theta, float[] gradient, int from, int to, float rate) {}
}
