package io.bigtheta.nn.initializer;

/** Variance 2 / fanIn: makes up for the half that a rectifier cuts off (He et al., ICCV 2015). */
public record He() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return (float) Math.sqrt(6.0 / fanIn);
  }
}
