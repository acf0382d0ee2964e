package io.bigtheta.spec.broken;

/** Lets a value in that has no text. */
public record Share(float value) {}
