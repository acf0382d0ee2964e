package io.bigtheta.spec.broken;

import io.bigtheta.spec.Spec;

/** One of two. */
@Spec.FromNumber
public record Even(int value) implements Doubtful {}
