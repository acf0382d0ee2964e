package io.bigtheta.spec.sample;

import io.bigtheta.spec.Refusal;
import java.util.List;

/** A recipe whose only component is a list. */
public record Any(List<Stopping> rules) implements Stopping {
  public Any {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw Refusal.of("any", "at least one rule", "none");
    }
  }
}
