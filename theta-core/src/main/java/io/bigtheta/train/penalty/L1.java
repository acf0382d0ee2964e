package io.bigtheta.train.penalty;

import io.bigtheta.spec.Refusal;

/**
 * g ← g + lambda·sign θ: the gradient of lambda·Σ|θ|, which drives weights to zero (Tibshirani, JRSS B 1996). The loss
 * that is reported does not include it.
 *
 * @param lambda the strength of the penalty, at least 0
 */
public record L1(float lambda) implements Penalty {
  public L1 {
    if (!(lambda >= 0 && lambda < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("lambda", "a number >= 0", lambda);
    }
  }

  @Override
  public void apply(float[] theta, float[] gradient, int from, int to, float rate) {
    for (int i = from; i < to; i++) {
      gradient[i] = Math.fma(lambda, Math.signum(theta[i]), gradient[i]);
    }
  }
}
