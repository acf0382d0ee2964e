package io.bigtheta.spec.sample;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.Optional;

/** A record with optional components, with strings, and with names it had before. */
@Spec.Formerly({"scheme", "old-plan"})
public record Plan(
    Optional<Schedule> rate,
    @Spec.Formerly("epochs") int rounds,
    String title,
    @Spec.Formerly("optimiser") Optimizer optimizer,
    Optional<String> noteText,
    Optional<List<Integer>> sizes,
    Optional<Activation> last) {
  public Plan {
    if (rounds < 1) {
      throw Refusal.of("rounds", "at least 1", rounds);
    }
    if (title.isEmpty()) {
      throw Refusal.of("plan", "a title", "none");
    }
  }

  public Plan(Optional<Schedule> rate, int rounds) {
    this(
        rate,
        rounds,
        "a plan",
        new Adam(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Tanh()));
  }
}
