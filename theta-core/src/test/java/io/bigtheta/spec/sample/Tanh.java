package io.bigtheta.spec.sample;

/** A recipe without components. */
public record Tanh() implements Activation {}
