package io.bigtheta.spec.sample;

/** A recipe that nests its own kind. */
public record Repeat(Layer layer) implements Layer {}
