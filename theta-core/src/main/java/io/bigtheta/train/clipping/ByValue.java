package io.bigtheta.train.clipping;

import io.bigtheta.spec.Refusal;

/**
 * g ← max(−limit, min(limit, g)), for each number of the gradient.
 *
 * @param limit the largest absolute value of a number, &gt; 0
 */
public record ByValue(float limit) implements Clipping {
  public ByValue {
    if (!(limit > 0)) {
      throw Refusal.of("limit", "a number > 0", limit);
    }
  }

  @Override
  public void apply(float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
    }
  }
}
