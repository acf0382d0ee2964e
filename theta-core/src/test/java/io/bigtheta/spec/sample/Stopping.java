package io.bigtheta.spec.sample;

/** A kind with a recipe of many. */
public interface Stopping {}
