package io.bigtheta.spec.broken;

/** A kind without recipes. */
public interface Lonely {}
