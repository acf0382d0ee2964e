package io.bigtheta.run.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five lines of the README. */
class FiveLinesTest {
  @TempDir
  private Path runs;

  @Test
  void aTrainingFromJavaTakesFiveLines() throws Exception {
    TrainRecipe recipe = TrainRecipe.of("digits").with("hidden", "32").with("epochs", "20");
    TrainJob job = TrainJob.begin(recipe, runs.resolve("mine"));
    TrainResult result = job.run(Session.quiet().threads(2), event -> {});
    System.out.println(result.test().orElseThrow());

    assertTrue(result.test().orElseThrow().accuracy() > 0.85, result.training()::toString);
    assertTrue(result.whole());
    assertEquals(20, result.training().history().epochs());
    for (String file :
        new String[] {"run.json", "model.safetensors", "report.html", "history.csv"}) {
      assertTrue(Files.exists(runs.resolve("mine").resolve(file)), file);
    }
  }
}
