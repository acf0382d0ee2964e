package io.bigtheta.spec.sample;

/** A recipe with a default that depends on what is required. */
public record Pool(int size, int stride) implements Layer {
  public Pool(int size) {
    this(size, size);
  }
}
