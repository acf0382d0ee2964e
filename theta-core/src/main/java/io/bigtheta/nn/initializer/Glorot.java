package io.bigtheta.nn.initializer;

/**
 * Initial weights with variance 2 / (fanIn + fanOut), so that signals and gradients keep their size (Glorot and Bengio,
 * AISTATS 2010).
 */
public record Glorot() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return (float) Math.sqrt(6.0 / (fanIn + fanOut));
  }
}
