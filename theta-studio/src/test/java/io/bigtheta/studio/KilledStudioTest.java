package io.bigtheta.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledStudioTest {
  @TempDir
  private Path folder;

  @Test
  void a_run_goes_on_after_the_studio_was_killed_and_ends_in_the_bits_of_an_undisturbed_run()
      throws Exception {
    TrainRecipe recipe = TrainRecipe.of("digits").with("hidden", "192,64").with("epochs", "400");
    TrainResult undisturbed = TrainJob.begin(recipe, folder.resolve("undisturbed"))
        .run(Session.quiet().threads(2), event -> {});

    Path runs = folder.resolve("runs");
    String id;
    try (StudioProcess studio = StudioProcess.at(runs)) {
      Browserless browser = studio.browser();
      id = browser
          .post(
              "/api/runs/train",
              "{\"data\":\"digits\",\"fields\":{\"hidden\":\"192,64\",\"epochs\":\"400\"}}")
          .json()
          .path("id")
          .asText();
      // far enough for a checkpoint, and with enough left to do
      browser.await(id, run -> run.path("last").path("epoch").asInt() >= 20);
      browser.post("/api/runs/" + id + "/pause", "{}");
      JsonNode paused = browser.awaitState(id, "paused");
      assertTrue(paused.path("last").path("epoch").asInt() < 400, paused.toString());
      studio.kill();
    }
    try (StudioProcess studio = StudioProcess.at(runs)) {
      Browserless browser = studio.browser();
      JsonNode found = browser.get("/api/runs").json().get(0);
      assertEquals(id, found.path("id").asText());
      assertEquals("stopped", found.path("state").asText());
      browser.post("/api/runs/" + id + "/resume", "{}");
      JsonNode done = browser.awaitState(id, "done");
      assertEquals(
          undisturbed.digest(), done.path("result").path("theta_digest").asText());
    }
  }
}
