package io.bigtheta.spec.sample;

/** A kind that a number stands for. */
public interface Schedule {}
