package io.bigtheta.spec.broken;

/** A kind with two recipes of one name. */
public interface Twice {}
