package io.bigtheta.train.optimizer;

import io.bigtheta.spec.Refusal;

/**
 * θ ← (1 − r·decay)·θ, then as {@link Adam}: all of θ decays, apart from the gradient (Loshchilov and Hutter, ICLR 2019).
 *
 * @param decay share of θ taken away per unit of rate, at least 0
 * @param beta1 as Adam's
 * @param beta2 as Adam's
 * @param epsilon as Adam's
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
