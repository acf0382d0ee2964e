package io.bigtheta.spec.broken;

import io.bigtheta.spec.Refusal;

/** Refuses with more than one line. */
public record Echo(String value) {
  public Echo {
    throw Refusal.of("echo", "another value", value);
  }
}
