package io.bigtheta.spec.sample;

/** A recipe with a component of two words. */
public record OneCycle(float peak, float warmUp) implements Schedule {
  public OneCycle(float peak) {
    this(peak, 0.3f);
  }
}
