package io.bigtheta.train.optimizer;

/**
 * v ← momentum·v + g, θ ← θ − r·v: gradient descent with momentum, a heavy ball (Polyak, USSR Computational Mathematics
 * 1964).
 *
 * @param momentum the share of the velocity v that a step keeps, in [0, 1)
 */
public record Momentum(float momentum) implements Optimizer {
  public Momentum {
    Shares.check("momentum", momentum);
  }

  public Momentum() {
    this(0.9f);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public float rate() {
    return 0.02f;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    float[] velocity = slots[0];
    for (int i = from; i < to; i++) {
      float v = Math.fma(momentum, velocity[i], gradient[i]);
      velocity[i] = v;
      theta[i] = Math.fma(-rate, v, theta[i]);
    }
  }
}
