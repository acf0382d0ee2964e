package io.bigtheta.run.recipe;

import io.bigtheta.play.agent.Practice;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.World;

/**
 * The recipe of an agent that learns to act.
 *
 * @param world the world in which it acts
 * @param practice how it learns
 */
public record ControlRecipe(World world, Practice practice) {
  /** An environment that no episode has begun in. */
  public Environment begin() {
    return world.begin();
  }
}
