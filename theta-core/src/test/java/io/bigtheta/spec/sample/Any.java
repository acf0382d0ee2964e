package io.bigtheta.spec.sample;

import java.util.List;

/** A recipe whose only component is a list. */
public record Any(List<Stopping> rules) implements Stopping {
  public Any {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("expected at least one rule, got none");
    }
  }
}
