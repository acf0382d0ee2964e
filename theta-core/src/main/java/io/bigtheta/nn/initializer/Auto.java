package io.bigtheta.nn.initializer;

/** What suits the activation that follows. */
public record Auto() implements Initializer {
  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return suited.limit(suited, fanIn, fanOut);
  }
}
