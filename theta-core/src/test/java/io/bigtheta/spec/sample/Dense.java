package io.bigtheta.spec.sample;

import io.bigtheta.spec.Refusal;

/** A recipe with a required component. */
public record Dense(int units, Activation activation, boolean bias) implements Layer {
  public Dense {
    if (units < 1) {
      throw Refusal.of("units", "at least 1", units);
    }
  }

  public Dense(int units, Activation activation) {
    this(units, activation, true);
  }

  public Dense(int units) {
    this(units, new Linear());
  }
}
