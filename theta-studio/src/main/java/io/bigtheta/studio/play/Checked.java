package io.bigtheta.studio.play;

import io.bigtheta.data.Dataset;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Structure;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.time.Duration;

/** A cross-validation of what a playground does: five folds of all points, each trained for as many epochs as have ended here. */
public final class Checked {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Checked() {}

  /**
   * Trains and evaluates the five folds.
   *
   * @throws Refusal if it takes longer than twenty seconds
   */
  public static CrossValidated of(Playground playground) {
    Plan plan = playground.plan();
    PlayRecipe recipe = playground.recipe();
    Dataset all = recipe.points().dataset(recipe.features());
    int epochs = Math.max(1, playground.epoch());
    long end = System.nanoTime() + PATIENCE.toNanos();
    CrossValidated checked = CrossValidation.of(
            new Structure(plan.blueprint().layers()), plan.trainer().epochs(epochs))
        .run(all, Session.quiet().cancelled(() -> System.nanoTime() - end > 0), event -> {});
    if (System.nanoTime() - end > 0) {
      throw Refusal.of(
          "cross-validation",
          "five trainings within " + PATIENCE.toSeconds() + " seconds",
          "longer ones of " + epochs + " epochs",
          "reset, and play fewer epochs");
    }
    return checked;
  }
}
