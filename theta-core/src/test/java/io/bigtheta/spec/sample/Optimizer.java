package io.bigtheta.spec.sample;

/** A kind whose recipes hold a kind that a number stands for. */
public interface Optimizer {}
