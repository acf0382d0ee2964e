package io.bigtheta.studio.desk;

import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Small trainings for tests, as a studio would find them in its folder of runs. */
public final class Trained {
  private Trained() {}

  /** Trains in {@code runs/id}. */
  public static TrainResult train(Path runs, String id, String source, Map<String, String> fields)
      throws IOException {
    TrainRecipe recipe = TrainRecipe.of(source);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      recipe = recipe.with(field.getKey(), field.getValue());
    }
    return TrainJob.begin(recipe, runs.resolve(id)).run(Session.quiet(), event -> {});
  }

  /** A network of 16 units that has seen the digits three times. */
  public static TrainResult digits(Path runs, String id) throws IOException {
    return train(runs, id, "digits", Map.of("hidden", "16", "epochs", "3"));
  }
}
