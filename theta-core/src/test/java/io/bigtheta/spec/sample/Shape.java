package io.bigtheta.spec.sample;

/** A record that is its own kind. */
public record Shape(int channels, int height, int width) {}
