package io.bigtheta.train.optimizer;

/**
 * θ ← θ − r·g: stochastic gradient descent, where g is the gradient of a batch (Robbins and Monro, Annals of
 * Mathematical Statistics 1951).
 */
public record Sgd() implements Optimizer {
  @Override
  public float rate() {
    return 0.1f;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    for (int i = from; i < to; i++) {
      theta[i] = Math.fma(-rate, gradient[i], theta[i]);
    }
  }
}
