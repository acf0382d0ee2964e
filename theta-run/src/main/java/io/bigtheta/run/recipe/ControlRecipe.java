package io.bigtheta.run.recipe;

import io.bigtheta.play.agent.Practice;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.World;
import io.bigtheta.run.pipe.PipeEnvironment;
import io.bigtheta.spec.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * The recipe of an agent that learns to act.
 *
 * @param world the world in which it acts; empty if that is in another program
 * @param pipe the command that starts this program; empty if there is none
 * @param patience how many seconds to wait for an answer of the program
 * @param practice how the agent learns
 */
public record ControlRecipe(Optional<World> world, String pipe, int patience, Practice practice) {
  /** How many seconds a program may take for an answer, if nothing else is said. */
  public static final int PATIENCE = 60;

  public ControlRecipe {
    if (world.isPresent() != pipe.isEmpty()) {
      throw Refusal.of(
          "environment",
          "an environment or --pipe",
          pipe.isEmpty() ? "neither" : "both",
          "theta control list shows the environments");
    }
    if (patience < 1) {
      throw Refusal.of("patience", "at least 1 second", patience).setting("patience");
    }
  }

  /** An agent in a world that comes with Theta. */
  public ControlRecipe(World world, Practice practice) {
    this(Optional.of(world), "", PATIENCE, practice);
  }

  /** An environment that no episode has begun in. */
  public Environment begin() {
    return world.isPresent()
        ? world.get().begin()
        : new PipeEnvironment(pipe, Duration.ofSeconds(patience));
  }
}
