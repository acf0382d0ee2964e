package io.bigtheta.nn.initializer;

/**
 * Initial weights with variance 2 / fanIn, which makes up for the half that a rectifier cuts off (He et al., ICCV
 * 2015).
 */
public record He() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return (float) Math.sqrt(6.0 / fanIn);
  }
}
