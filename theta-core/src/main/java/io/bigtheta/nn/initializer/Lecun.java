package io.bigtheta.nn.initializer;

/** Variance 1 / fanIn: sums begin with variance 1 (LeCun et al., Efficient BackProp, 1998). */
public record Lecun() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return (float) Math.sqrt(3.0 / fanIn);
  }
}
