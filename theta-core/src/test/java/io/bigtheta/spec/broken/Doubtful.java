package io.bigtheta.spec.broken;

/** A kind with two recipes for a number. */
public interface Doubtful {}
