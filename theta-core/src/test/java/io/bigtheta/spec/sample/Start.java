package io.bigtheta.spec.sample;

/** An enum. */
public enum Start {
  ZERO,
  HE_NORMAL,
  GLOROT_UNIFORM
}
