package io.bigtheta.spec.broken;

/** Written as L_2 is. */
public record L2() implements Twice {}
