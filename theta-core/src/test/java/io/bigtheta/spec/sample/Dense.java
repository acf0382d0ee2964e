package io.bigtheta.spec.sample;

/** A recipe with a required component. */
public record Dense(int units, Activation activation, boolean bias) implements Layer {
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("expected units of at least 1, got " + units);
    }
  }

  public Dense(int units, Activation activation) {
    this(units, activation, true);
  }

  public Dense(int units) {
    this(units, new Linear());
  }
}
