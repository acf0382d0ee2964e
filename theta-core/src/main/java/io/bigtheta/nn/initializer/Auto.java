package io.bigtheta.nn.initializer;

/** Uses the initializer that suits the layer's activation. */
public record Auto() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return suited.limit(suited, fanIn, fanOut);
  }
}
