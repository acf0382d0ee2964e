package io.bigtheta.spec.sample;

import io.bigtheta.spec.Refusal;

/** A recipe that names itself in its messages. */
public record LeakyRelu(float slope) implements Activation {
  public LeakyRelu {
    if (!(slope >= 0 && slope < 1)) {
      throw Refusal.of("leaky-relu", "0 <= slope < 1", slope);
    }
  }

  public LeakyRelu() {
    this(0.01f);
  }
}
