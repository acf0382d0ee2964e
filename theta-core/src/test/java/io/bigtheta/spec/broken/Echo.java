package io.bigtheta.spec.broken;

/** Refuses with more than one line. */
public record Echo(String value) {
  public Echo {
    throw new IllegalArgumentException("expected another value, got " + value);
  }
}
