package io.bigtheta.nn.initializer;

import io.bigtheta.nn.activation.Activation;

/** Variance 1 / fanIn: sums begin with variance 1 (LeCun et al., Efficient BackProp, 1998). */
public record Lecun() implements Initializer {
  @Override
  public float limit(Activation activation, int fanIn, int fanOut) {
    return (float) Math.sqrt(3.0 / fanIn);
  }
}
