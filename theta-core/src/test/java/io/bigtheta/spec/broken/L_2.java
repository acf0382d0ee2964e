package io.bigtheta.spec.broken;

/** Written as L2 is. */
public record L_2() implements Twice {}
