package io.bigtheta.nn.initializer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;

/**
 * Sets the initial weights of a layer. Biases begin as 0.
 *
 * <p>An activation names the initializer that suits it. An initializer knows no activations; it is given the suitable
 * initializer.
 */
public interface Initializer {
  /**
   * The limit of the uniform distribution on [−limit, limit) that the weights are drawn from; its variance is limit² /
   * 3.
   *
   * @param suited the initializer that suits the layer's activation; only {@code auto} uses it
   * @param fanIn the number of inputs of a neuron
   * @param fanOut the number of neurons that an input feeds
   */
  float limit(Initializer suited, int fanIn, int fanOut);

  /** Writes initial weights to w [fanIn, fanOut], drawn from the uniform distribution on [−limit, limit). */
  default void fill(Seed seed, Initializer suited, int fanIn, int fanOut, Matrix w) {
    float limit = limit(suited, fanIn, fanOut);
    for (int i = 0; i < w.size(); i++) {
      w.data()[w.offset() + i] = seed.uniform(i, -limit, limit);
    }
  }
}
