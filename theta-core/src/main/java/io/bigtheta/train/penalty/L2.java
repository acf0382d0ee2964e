package io.bigtheta.train.penalty;

import io.bigtheta.spec.Refusal;

/**
 * g ← g + lambda·θ: the gradient of ½·lambda·Σθ² (Hoerl and Kennard, Technometrics 1970). The loss that is reported
 * does not include it.
 *
 * @param lambda the strength of the penalty, at least 0
 */
public record L2(float lambda) implements Penalty {
  public L2 {
    if (!(lambda >= 0 && lambda < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("lambda", "a number >= 0", lambda);
    }
  }

  @Override
  public void apply(float[] theta, float[] gradient, int from, int to, float rate) {
    for (int i = from; i < to; i++) {
      gradient[i] = Math.fma(lambda, theta[i], gradient[i]);
    }
  }
}
