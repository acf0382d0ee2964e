package io.bigtheta.studio.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.http.Address;
import io.bigtheta.studio.Studio;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two pages ask an open studio, and what it refuses. */
class InsideAndMistakesApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path runs;

  private record Answer(int status, JsonNode body) {
    String error() {
      return body.path("error").asText();
    }
  }

  private static Answer ask(Studio studio, String path, String body) throws IOException {
    URI uri = studio.uri().resolve(path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    if (!body.isEmpty()) {
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, JSON.readTree(in));
    }
  }

  private static JsonNode get(Studio studio, String path) throws IOException {
    return ask(studio, path, "").body();
  }

  private static String trained(Studio studio, String body)
      throws IOException, InterruptedException {
    String id = ask(studio, "/api/runs/train", body).body().path("id").asText();
    while (!get(studio, "/api/runs/" + id).path("state").asText().equals("done")) {
      Thread.sleep(50);
    }
    return id;
  }

  @Test
  void bothScreensFollowARunOfDigits() throws IOException, InterruptedException {
    try (Studio studio = Studio.open(Address.local(0), runs, 1)) {
      String id =
          trained(studio, "{\"data\":\"digits\",\"fields\":{\"hidden\":\"30\",\"epochs\":\"2\"}}");
      inside(studio, "/api/models/" + id);
      mistakes(studio, "/api/runs/" + id);
    }
  }

  private static void inside(Studio studio, String model) throws IOException {
    JsonNode network = get(studio, model + "/inside");
    assertEquals(1, network.path("members").asInt());
    assertEquals("image", network.path("parts").path(0).path("kind").asText());
    assertEquals(20, network.path("parts").path(1).path("nodes").size());
    assertEquals("9", network.path("parts").path(3).path("names").path(9).asText());
    JsonNode flow = ask(studio, model + "/inside", "{\"row\":2}").body();
    assertEquals(10, flow.path("answer").size());
    assertEquals(20, flow.path("values").path(1).path("nodes").size());
    assertEquals(64, Base64.getDecoder().decode(flow.path("image").path("bytes").asText()).length);
    String drawing = Base64.getEncoder().encodeToString(new byte[64]);
    assertEquals(
        200, ask(studio, model + "/inside", "{\"pixels\":\"" + drawing + "\"}").status());
    assertEquals(
        "pixels: expected 64 bytes, as the model takes images of 1x8x8, got 3; choose a row of the data",
        ask(studio, model + "/inside", "{\"pixels\":\"AAAA\"}").error());
    assertEquals(
        "pixels: expected bytes in base64, got another text",
        ask(studio, model + "/inside", "{\"pixels\":\"#\"}").error());
    assertTrue(
        ask(studio, model + "/inside", "{\"row\":-3}").error().startsWith("row: expected 1 … 3"));
    JsonNode unit = get(studio, model + "/inside/unit?layer=0&unit=3");
    assertEquals(12, unit.path("examples").size());
    assertEquals(10, unit.path("targets").size());
    assertEquals(8, unit.path("image").path("width").asInt());
    assertEquals(4, get(studio, model + "/inside/weights").size());
    assertEquals(
        "member: expected 1 … 1, got 2",
        ask(studio, model + "/inside?member=2", "").error());
    assertEquals("test", get(studio, model + "/rows").path("usual").asText());
  }

  private static void mistakes(Studio studio, String run) throws IOException, InterruptedException {
    JsonNode scores = get(studio, run + "/mistakes");
    while (scores.path("state").asText().equals("evaluating")) {
      Thread.sleep(20);
      scores = get(studio, run + "/mistakes");
    }
    assertEquals(10, scores.path("confusion").size());
    assertEquals(10, scores.path("classes").size());
    JsonNode page = get(studio, run + "/mistakes/rows?wrong=1&most=3");
    assertEquals(3, page.path("rows").size());
    assertTrue(page.path("rows").path(0).path("wrong").asBoolean());
    JsonNode curves = get(studio, run + "/mistakes/curves?class=4");
    JsonNode last = curves.path("points").path(curves.path("points").size() - 1);
    assertEquals(curves.path("positives").asInt(), last.path(1).asInt());
    assertEquals(curves.path("negatives").asInt(), last.path(2).asInt());
    JsonNode costs = get(studio, run + "/mistakes/threshold?class=4&at=0.5&missed=3&alarm=2");
    JsonNode here = costs.path("here");
    assertEquals(
        3.0 * here.path("missed").asInt() + 2.0 * here.path("alarms").asInt(),
        here.path("cost").asDouble());
    assertTrue(
        costs.path("cheapest").path("cost").asDouble() <= here.path("cost").asDouble());
    assertEquals(
        "class: expected 0 … 9, got 10",
        ask(studio, run + "/mistakes/curves?class=10", "").error());
    assertEquals(
        "missed: expected a number from 0 on, got -1",
        ask(studio, run + "/mistakes/threshold?missed=-1", "").error());
    assertEquals(404, ask(studio, "/api/runs/none/mistakes", "").status());
    Answer again = ask(
        studio,
        run + "/mistakes/again",
        "{\"part\":\"training\",\"changes\":[{\"row\":0,\"label\":\"3\"},{\"row\":1}]}");
    assertEquals(200, again.status());
    String corrected = "/api/runs/" + again.body().path("id").asText();
    while (!get(studio, corrected).path("state").asText().equals("done")) {
      Thread.sleep(50);
    }
    assertTrue(get(studio, corrected).path("model").asBoolean());
    assertEquals("30", get(studio, corrected).path("fields").path("hidden").asText());
  }
}
