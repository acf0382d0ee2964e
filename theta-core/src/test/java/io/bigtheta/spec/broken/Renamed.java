package io.bigtheta.spec.broken;

import io.bigtheta.spec.Spec;

/** Has a component whose old name is another's name. */
public record Renamed(int size, @Spec.Formerly("Size") int width) {}
