package io.bigtheta.spec.sample;

/** A recipe with a default. */
public record Elu(float alpha) implements Activation {
  public Elu() {
    this(1);
  }
}
