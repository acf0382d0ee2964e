package io.bigtheta.train.optimizer;

import io.bigtheta.spec.Refusal;

/**
 * θ ← (1 − r·decay)·θ, followed by a step of {@link Adam}. The decay acts on all of θ and does not enter the gradient
 * (Loshchilov and Hutter, ICLR 2019).
 *
 * @param decay the share of θ that a step takes away, for each unit of the learning rate; at least 0
 * @param beta1 the share of the mean that a step keeps, as in {@link Adam}
 * @param beta2 the share of the mean square that a step keeps, as in {@link Adam}
 * @param epsilon the number that keeps the quotient finite, as in {@link Adam}
 */
public record AdamW(float decay, float beta1, float beta2, float epsilon) implements Optimizer {
  public AdamW {
    if (!(decay >= 0 && decay < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("decay", "a number >= 0", decay);
    }
    Shares.check("beta1", beta1);
    Shares.check("beta2", beta2);
    Shares.checkPositive("epsilon", epsilon);
  }

  public AdamW() {
    this(0.01f, 0.9f, 0.999f, 1e-8f);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public float rate() {
    return 0.001f;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    float keep = 1 - rate * decay;
    for (int i = from; i < to; i++) {
      theta[i] *= keep;
    }
    Adam.step(theta, gradient, slots, rate, step, from, to, beta1, beta2, epsilon);
  }
}
