package io.bigtheta.spec.broken;

/** Has a component without a text. */
@SuppressWarnings("ArrayRecordComponent") // that is what is wrong with it
public record Arrays(float[] weights) {}
