package io.bigtheta.train.optimizer;

/**
 * v ← momentum·v + g, θ ← θ − r·(g + momentum·v): momentum in which the gradient looks ahead (Nesterov, Soviet
 * Mathematics Doklady 1983; in the form of Sutskever et al., ICML 2013).
 *
 * @param momentum the share of the velocity v that a step keeps, in [0, 1)
 */
public record Nesterov(float momentum) implements Optimizer {
  public Nesterov {
    Shares.check("momentum", momentum);
  }

  public Nesterov() {
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
      theta[i] = Math.fma(-rate, Math.fma(momentum, v, gradient[i]), theta[i]);
    }
  }
}
