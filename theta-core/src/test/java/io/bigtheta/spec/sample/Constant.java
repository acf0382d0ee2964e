package io.bigtheta.spec.sample;

import io.bigtheta.spec.Spec;

/** The recipe that a number stands for. */
@Spec.FromNumber
public record Constant(float value) implements Schedule {}
