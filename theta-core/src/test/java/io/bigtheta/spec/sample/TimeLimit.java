package io.bigtheta.spec.sample;

/** A recipe with only required components. */
public record TimeLimit(double seconds) implements Stopping {}
