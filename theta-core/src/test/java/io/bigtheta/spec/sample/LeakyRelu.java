package io.bigtheta.spec.sample;

/** A recipe that names itself in its messages. */
public record LeakyRelu(float slope) implements Activation {
  public LeakyRelu {
    if (!(slope >= 0 && slope < 1)) {
      throw new IllegalArgumentException("leaky-relu: expected 0 <= slope < 1, got " + slope);
    }
  }

  public LeakyRelu() {
    this(0.01f);
  }
}
