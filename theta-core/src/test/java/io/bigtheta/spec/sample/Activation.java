package io.bigtheta.spec.sample;

/** A kind with simple recipes. */
public interface Activation {}
