package io.bigtheta.nn.initializer;

/**
 * Initial weights with variance 1 / fanIn, so that the sums begin with variance 1 (LeCun et al., Efficient BackProp,
 * 1998).
 */
public record Lecun() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return (float) Math.sqrt(3.0 / fanIn);
  }
}
