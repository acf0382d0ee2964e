package io.bigtheta.spec.sample;

/** Not found: not public. */
record Hidden() implements Activation {}
