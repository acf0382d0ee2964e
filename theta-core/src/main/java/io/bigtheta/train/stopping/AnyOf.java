package io.bigtheta.train.stopping;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;
import java.util.List;

/**
 * Stops as soon as one of several rules says so.
 *
 * @param rules the rules, at least one
 */
public record AnyOf(List<Stopping> rules) implements Stopping {
  public AnyOf {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw Refusal.of("rules", "at least one", "none");
    }
  }

  @Override
  public boolean stop(History history) {
    return rules.stream().anyMatch(rule -> rule.stop(history));
  }
}
