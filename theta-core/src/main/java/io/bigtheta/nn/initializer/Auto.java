package io.bigtheta.nn.initializer;

import io.bigtheta.nn.activation.Activation;

/** What suits the activation: {@link Activation#initializer}. */
public record Auto() implements Initializer {
  @Override
  public float limit(Activation activation, int fanIn, int fanOut) {
    return activation.initializer().limit(activation, fanIn, fanOut);
  }
}
