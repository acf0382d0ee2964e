package io.bigtheta.spec.broken;

/** Lets null in. */
public record Title(String value) {
  public Title() {
    this(null);
  }
}
