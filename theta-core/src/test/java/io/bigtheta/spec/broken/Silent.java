package io.bigtheta.spec.broken;

/** Refuses without a word. */
public record Silent(int value) {
  public Silent {
    throw new IllegalArgumentException();
  }
}
