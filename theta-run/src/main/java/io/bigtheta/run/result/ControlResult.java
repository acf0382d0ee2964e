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
 * @param reported whether the report could be written
 */
public record ControlResult(
    ControlRecipe recipe,
    String environment,
    Practised practised,
    Path folder,
    Path model,
    double seconds,
    boolean reported) {
  /** A copy that says that the report could not be written. */
  public ControlResult unreported() {
    return new ControlResult(recipe, environment, practised, folder, model, seconds, false);
  }

  public Outcome outcome() {
    if (!practised.complete()) {
      return Outcome.INTERRUPTED;
    }
    return reported ? Outcome.DONE : Outcome.BROKEN;
  }
}
