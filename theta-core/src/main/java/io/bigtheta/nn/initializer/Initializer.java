package io.bigtheta.nn.initializer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;

/**
 * How the weights of a layer begin. Biases begin as 0.
 *
 * <p>An activation names the initializer that suits it, and an initializer knows no activation: it is handed what suits.
 */
public interface Initializer {
  /**
   * The limit of the uniform distribution on [−limit, limit) that the weights are drawn from; its variance is limit² / 3.
   *
   * @param suited the initializer that suits the activation after the layer's sums; only {@code auto} asks
   * @param fanIn inputs of a neuron
   * @param fanOut neurons that an input feeds
   */
  float limit(Initializer suited, int fanIn, int fanOut);

  /** Writes w [fanIn, fanOut]. */
  default void fill(Seed seed, Initializer suited, int fanIn, int fanOut, Matrix w) {
    float limit = limit(suited, fanIn, fanOut);
    for (int i = 0; i < w.size(); i++) {
      w.data()[w.offset() + i] = seed.uniform(i, -limit, limit);
    }
  }
}
