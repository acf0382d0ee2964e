package io.bigtheta.spec.sample;

/** A recipe with one required component. */
public record Patience(int epochs, float least) implements Stopping {
  public Patience(int epochs) {
    this(epochs, 0);
  }
}
