package io.bigtheta.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.http.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The playground and the one step, as the page asks for them. */
class PlayApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path runs;

  private final HttpClient client = HttpClient.newHttpClient();
  private Studio studio;

  @BeforeEach
  void open() throws IOException {
    studio = Studio.open(Address.local(0), runs, 1);
  }

  @AfterEach
  void close() throws IOException {
    studio.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(studio.uri().resolve(path).toString()));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode posted(String path, String body) throws Exception {
    HttpResponse<String> answer = post(path, body);
    assertTrue(answer.statusCode() < 300, answer::body);
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }

  private HttpResponse<String> got(String path) throws Exception {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The first frame of a playground. */
  private JsonNode frame(String id) throws Exception {
    HttpResponse<InputStream> events = client.send(
        request("/api/play/" + id + "/events").build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          return JSON.readTree(line.substring(6));
        }
      }
    }
    throw new IOException("no frame");
  }

  @Test
  void aPlaygroundIsOpenedTrainedShownAndClosed() throws Exception {
    JsonNode opened = posted("/api/play", """
        {"cloud": "xor", "rows": 200, "noise": 0.05, "features": ["x1", "x2"],
         "fields": {"hidden": "6,3", "seed": "3", "rate": "0.3"}}
        """);
    String id = opened.path("id").asText();
    assertEquals(200, opened.path("points").size());
    assertEquals(6, opened.path("blocks").size());
    assertEquals(0, frame(id).path("epoch").asInt());
    posted("/api/play/" + id + "/step", "{\"epochs\": 150}");
    JsonNode frame = frame(id);
    assertEquals(150, frame.path("epoch").asInt());
    assertEquals(150, frame.path("epochs").size());
    assertTrue(frame.path("testAccuracy").asDouble() > 0.95, frame.path("testAccuracy")::asText);
    assertEquals(2, frame.path("units").size());
    assertEquals(6, frame.path("units").get(0).size());
    assertFalse(frame.path("edited").asBoolean());
    posted("/api/play/" + id + "/weight", "{\"index\": 0, \"value\": 2.5}");
    frame = frame(id);
    assertEquals(2.5, frame.path("theta").get(0).asDouble());
    assertTrue(frame.path("edited").asBoolean());
    assertTrue(got("/api/play/" + id + "/points.csv").body().startsWith("x1,x2,class\n"));
    JsonNode landscape = posted("/api/play/" + id + "/landscape", "{\"first\": 0, \"second\": 1}");
    assertEquals(41 * 41, landscape.path("loss").size());
    JsonNode checked = posted("/api/play/" + id + "/check", "{}");
    assertEquals(5, checked.path("folds").size());
    assertTrue(checked.path("mean").asDouble() > 0.9, checked::toString);
    int closed = client
        .send(request("/api/play/" + id).DELETE().build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
    assertEquals(204, closed);
    assertEquals(404, got("/api/play/" + id + "/export").statusCode());
  }

  @Test
  void aPlaygroundPlaysWhileItIsWatched() throws Exception {
    String id =
        posted("/api/play", "{\"features\": [\"x1\", \"x2\"]}").path("id").asText();
    posted("/api/play/" + id + "/play", "{\"speed\": 0, \"stop\": 25}");
    HttpResponse<InputStream> events = client.send(
        request("/api/play/" + id + "/events").build(), HttpResponse.BodyHandlers.ofInputStream());
    JsonNode last = JSON.nullNode();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
      while (last.path("epoch").asInt() < 25 || last.path("playing").asBoolean()) {
        String line = lines.readLine();
        if (line.startsWith("data: ")) {
          last = JSON.readTree(line.substring(6));
        }
      }
    }
    assertEquals(25, last.path("epoch").asInt());
  }

  @Test
  void aRefusalSaysWhichFieldItIsAbout() throws Exception {
    HttpResponse<String> refused =
        post("/api/play", "{\"features\": [\"x1\"], \"fields\": {\"penalty\": \"l2(-1)\"}}");
    assertEquals(400, refused.statusCode());
    JsonNode body = JSON.readTree(refused.body());
    assertEquals("penalty", body.path("setting").asText());
    assertEquals(
        "penalty: l2: lambda: expected a number >= 0, got -1.0",
        body.path("error").asText());
    JsonNode step = JSON.readTree(
        post("/api/step", "{\"theta\": [1], \"x\": [1, 2], \"targets\": [1]}").body());
    assertEquals("theta", step.path("setting").asText());
    JsonNode hike =
        JSON.readTree(post("/api/step/hike", "{\"terrain\": \"moon\"}").body());
    assertEquals("terrain", hike.path("setting").asText());
  }

  @Test
  void oneStepIsAnsweredWithAllItsNumbers() throws Exception {
    JsonNode start = posted("/api/step/start", "{\"hidden\": 3, \"outputs\": 2, \"seed\": 4}");
    assertEquals(17, start.path("theta").size());
    JsonNode step = posted(
        "/api/step",
        "{\"hidden\": 3, \"loss\": \"cross-entropy\", \"optimizer\": \"adam\", \"rate\": 0.1, "
            + "\"x\": [1, -1], \"targets\": [0, 1], \"theta\": " + start.path("theta") + "}");
    assertEquals(3, step.path("z1").size());
    assertEquals(17, step.path("gradient").size());
    assertTrue(step.path("lossAfter").asDouble() < step.path("loss").asDouble());
  }
}
