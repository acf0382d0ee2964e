package io.bigtheta.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.http.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of searches, prunings and experiments ask. */
class SizePruneExperimentTest {
  @TempDir
  private Path runs;

  private Studio studio;
  private Browserless browser;

  @BeforeEach
  void open() throws IOException {
    studio = Studio.open(Address.local(0), runs, 2);
    browser = new Browserless(studio.uri());
  }

  @AfterEach
  void close() throws IOException {
    studio.close();
  }

  private void refused(String path, String setting, String body) throws Exception {
    Browserless.Answer answer = browser.post(path, body);
    assertEquals(400, answer.status(), body);
    assertEquals(setting, answer.json().path("setting").asText(), answer.json().toString());
  }

  @Test
  void a_search_is_refused_on_its_field_before_it_begins() throws Exception {
    String path = "/api/runs/search";
    refused(path, "data", "{\"data\":\"/etc/passwd\"}");
    refused(path, "hidden", "{\"data\":\"digits\",\"space\":{\"hidden\":\"8,many\"}}");
    refused(path, "hidden", "{\"data\":\"digits\",\"space\":{\"hidden\":\"64..8\"}}");
    refused(path, "hidden", "{\"data\":\"digits\",\"fields\":{\"hidden\":\"8\"}}");
    refused(path, "folds", "{\"data\":\"digits\",\"folds\":\"1\"}");
    refused(path, "folds", "{\"data\":\"digits\",\"folds\":\"five\"}");
    refused(path, "epochs", "{\"data\":\"digits\",\"fields\":{\"epochs\":\"0\"}}");
    refused(path, "from", "{\"data\":\"digits\",\"fields\":{\"from\":\"/etc\"}}");
    assertEquals(0, browser.get("/api/runs").json().size());
  }

  @Test
  void the_chosen_size_is_trained_with_the_settings_of_the_search() throws Exception {
    String body =
        "{\"data\":\"digits\",\"space\":{\"hidden\":\"2,6\"},\"folds\":\"2\",\"fields\":{\"epochs\":\"2\",\"seed\":\"5\"}}";
    String id = browser.post("/api/runs/search", body).json().path("id").asText();
    JsonNode search = browser.awaitState(id, "done");
    JsonNode fields = search.path("result").path("fields");
    assertEquals("2", fields.path("epochs").asText());
    assertEquals("5", fields.path("seed").asText());
    assertEquals(
        "hidden=" + fields.path("hidden").asText(),
        search.path("result").path("chosen").asText());
    String made = browser
        .post("/api/runs/train", "{\"data\":\"digits\",\"fields\":" + fields + "}")
        .json()
        .path("id")
        .asText();
    JsonNode trained = browser.awaitState(made, "done");
    assertEquals(2, trained.path("result").path("epochs_run").asInt());
  }

  @Test
  void a_pruning_shows_every_size_and_is_refused_on_its_field() throws Exception {
    String single = train("\"hidden\":\"8\",\"epochs\":\"3\"");
    String average = train("\"hidden\":\"4\",\"epochs\":\"1\",\"committee\":\"2\"");
    browser.awaitState(single, "done");
    browser.awaitState(average, "done");

    String path = "/api/runs/prune";
    refused(path, "model", "{}");
    refused(path, "model", "{\"model\":\"" + average + "\"}");
    refused(path, "tolerance", "{\"model\":\"" + single + "\",\"tolerance\":\"200%\"}");
    refused(path, "step", "{\"model\":\"" + single + "\",\"step\":\"much\"}");
    refused(path, "epochs", "{\"model\":\"" + single + "\",\"epochs\":\"0\"}");
    refused(path, "method", "{\"model\":\"" + single + "\",\"method\":\"layers\"}");
    refused(path, "saliency", "{\"model\":\"" + single + "\",\"saliency\":\"luck\"}");
    for (JsonNode one : browser.get("/api/prunable").json()) {
      boolean other = one.path("id").asText().equals(average);
      assertEquals(other, one.path("why").asText().contains("average"), one.toString());
    }

    String id = browser
        .post(path, "{\"model\":\"" + single + "\",\"tolerance\":\"30%\",\"epochs\":\"1\"}")
        .json()
        .path("id")
        .asText();
    JsonNode run = browser.awaitState(id, "done");
    assertEquals(single, run.path("from").asText());
    assertEquals("prune", run.path("kind").asText());
    JsonNode first = browser.get("/api/runs/" + id + "/rounds/0").json();
    JsonNode second = browser.get("/api/runs/" + id + "/rounds/1").json();
    assertEquals(8, first.path("survivors").size());
    assertEquals(8, first.path("images").size());
    assertEquals(8, first.path("width").asInt());
    assertTrue(second.path("survivors").size() < 8, second.toString());
    assertTrue(second.path("bytes").asLong() < first.path("bytes").asLong());
    Browserless.Answer answer =
        browser.post("/api/runs/" + id + "/rounds/1/answer", new byte[8 * 8]);
    assertEquals(10, answer.json().path("probabilities").size());
    assertEquals(
        400, browser.post("/api/runs/" + id + "/rounds/1/answer", new byte[7]).status());
    assertEquals(400, browser.get("/api/runs/" + id + "/rounds/99").status());
    assertEquals(400, browser.get("/api/runs/" + id + "/rounds/..%2f1").status());
  }

  private String train(String fields) throws Exception {
    return browser
        .post("/api/runs/train", "{\"data\":\"digits\",\"fields\":{" + fields + "}}")
        .json()
        .path("id")
        .asText();
  }

  @Test
  void an_experiment_gives_its_verdict_and_is_there_after_a_restart() throws Exception {
    refused("/api/experiments", "experiment", "{\"experiment\":\"magic\"}");
    refused("/api/experiments", "seed", "{\"experiment\":\"bias\",\"seed\":\"x\"}");
    String body = "{\"experiment\":\"hidden-size(units=[1,2],folds=2,epochs=1)\",\"seed\":\"7\"}";
    String path = "/api/experiments/"
        + browser.post("/api/experiments", body).json().path("id").asText();
    JsonNode done = awaitEnd(path);
    assertEquals("done", done.path("state").asText(), done.toString());
    JsonNode result = done.path("result");
    assertFalse(result.path("holds").asBoolean(), "one epoch is not enough");
    assertTrue(result.path("verdict").asText().startsWith("The claim does not hold here."));
    assertEquals(2, result.path("numbers").size());
    assertEquals(404, browser.get(path + "/files/report.html").status());
    assertEquals(400, browser.get(path + "/files/other.svg").status());

    studio.close();
    open();
    assertEquals(result, browser.get(path).json().path("result"));
    JsonNode all = browser.get("/api/experiments").json();
    assertTrue(all.path("experiments").size() >= 6);
    assertEquals(1, all.path("attempts").size());
    assertEquals(0, browser.get("/api/runs").json().size());
  }

  @Test
  void an_experiment_waits_for_a_training_and_can_be_stopped_while_it_does() throws Exception {
    String busy = train("\"epochs\":\"3000\",\"hidden\":\"256\"");
    browser.awaitState(busy, "running");
    String path = "/api/experiments/"
        + browser
            .post("/api/experiments", "{\"experiment\":\"bias\"}")
            .json()
            .path("id")
            .asText();
    assertEquals("queued", browser.get(path).json().path("state").asText());
    assertEquals(
        "stopped", browser.post(path + "/stop", "{}").json().path("state").asText());
    browser.post("/api/runs/" + busy + "/stop", "{}");
    browser.awaitState(busy, "stopped");
  }

  private JsonNode awaitEnd(String path) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    JsonNode one = browser.get(path).json();
    while (one.path("state").asText().matches("queued|running")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited two minutes for " + one);
      }
      Thread.sleep(50);
      one = browser.get(path).json();
    }
    return one;
  }
}
