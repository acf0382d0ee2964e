package io.bigtheta.train.clipping;

/**
 * g ← max(−limit, min(limit, g)).
 *
 * @param limit &gt; 0
 */
public record ByValue(float limit) implements Clipping {
  public ByValue {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("limit: expected a number > 0, got " + limit);
    }
  }

  @Override
  public void apply(float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
    }
  }
}
