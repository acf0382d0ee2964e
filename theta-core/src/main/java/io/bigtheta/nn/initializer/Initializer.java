package io.bigtheta.nn.initializer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.activation.Activation;

/** How the weights of a layer begin. Biases begin as 0. */
public interface Initializer {
  /**
   * The limit of the uniform distribution on [−limit, limit) that the weights are drawn from; its variance is limit² / 3.
   *
   * @param activation what follows the layer's sums
   * @param fanIn inputs of a neuron
   * @param fanOut neurons that an input feeds
   */
  float limit(Activation activation, int fanIn, int fanOut);

  /** Writes w [fanIn, fanOut]. */
  default void fill(Seed seed, Activation activation, int fanIn, int fanOut, Matrix w) {
    float limit = limit(activation, fanIn, fanOut);
    for (int i = 0; i < w.size(); i++) {
      w.data()[w.offset() + i] = seed.uniform(i, -limit, limit);
    }
  }
}
