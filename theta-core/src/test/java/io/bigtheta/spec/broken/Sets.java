package io.bigtheta.spec.broken;

import java.util.Set;

/** Has a component without a text. */
public record Sets(Set<String> names) {}
