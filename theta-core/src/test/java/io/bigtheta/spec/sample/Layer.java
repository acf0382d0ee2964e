package io.bigtheta.spec.sample;

/** A kind whose recipes hold recipes of another kind. */
public interface Layer {}
