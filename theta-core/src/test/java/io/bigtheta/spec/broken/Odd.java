package io.bigtheta.spec.broken;

import io.bigtheta.spec.Spec;

/** One of two. */
@Spec.FromNumber
public record Odd(int value) implements Doubtful {}
