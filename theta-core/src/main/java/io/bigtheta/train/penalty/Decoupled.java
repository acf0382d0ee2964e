package io.bigtheta.train.penalty;

import io.bigtheta.spec.Refusal;

/**
 * θ ← (1 − rate·lambda)·θ: weight decay that does not enter the gradient (Loshchilov and Hutter, ICLR 2019).
 *
 * @param lambda the strength of the decay, at least 0
 */
public record Decoupled(float lambda) implements Penalty {
  public Decoupled {
    if (!(lambda >= 0 && lambda < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("lambda", "a number >= 0", lambda);
    }
  }

  @Override
  public void apply(float[] theta, float[] gradient, int from, int to, float rate) {
    float keep = 1 - rate * lambda;
    for (int i = from; i < to; i++) {
      theta[i] *= keep;
    }
  }
}
