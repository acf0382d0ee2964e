package io.bigtheta.run.result;

import io.bigtheta.play.agent.Practised;
import io.bigtheta.run.recipe.ControlRecipe;
import java.nio.file.Path;

/**
 * The result of an agent's practice.
 *
 * @param environment the name of the environment
 * @param folder the folder with all files
 * @param model the model file of the best policy
 * @param seconds how long this process has practised
 */
public record ControlResult(
    ControlRecipe recipe,
    String environment,
    Practised practised,
    Path folder,
    Path model,
    double seconds) {
  public Outcome outcome() {
    return practised.complete() ? Outcome.DONE : Outcome.INTERRUPTED;
  }
}
