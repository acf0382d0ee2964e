package io.bigtheta.spec.broken;

/** Throws another exception than it should. */
public record Clumsy(int parts) {
  public Clumsy {
    parts = 100 / parts;
  }
}
