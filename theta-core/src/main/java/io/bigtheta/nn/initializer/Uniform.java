package io.bigtheta.nn.initializer;

import io.bigtheta.spec.Refusal;

/**
 * Initial weights uniform in [−limit, limit), whatever the size of the layer.
 *
 * @param limit at least 0; 0 makes all weights zero
 */
public record Uniform(float limit) implements Initializer {
  public Uniform {
    if (!(limit >= 0 && limit < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("limit", "a number >= 0", limit);
    }
  }

  @Override
  public float limit(Initializer suited, int fanIn, int fanOut) {
    return limit;
  }
}
