package io.bigtheta.spec.sample;

import io.bigtheta.spec.Spec;

/** A recipe that one number stands for, or two joined by x. */
@Spec.FromNumber
public record Tile(int height, int width) {
  public Tile(int side) {
    this(side, side);
  }
}
