package io.bigtheta.train.penalty;

/** Weights may be as large as they like. */
public record None() implements Penalty {
  @Override
  public void apply(float[] theta, float[] gradient, int from, int to, float rate) {}
}
