package io.bigtheta.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks a studio what a page would ask. */
public final class Browserless {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI studio;

  /** An answer: its status, and its JSON. */
  public record Answer(int status, JsonNode json) {}

  public Browserless(URI studio) {
    this.studio = studio;
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(studio.resolve(path)).GET());
  }

  public Answer post(String path, String json) throws IOException, InterruptedException {
    return post(path, json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public Answer post(String path, byte[] body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(studio.resolve(path))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(studio.resolve(path)).DELETE());
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  /** Waits until the run {@code id} is as wanted, for two minutes at most. */
  public JsonNode await(String id, Predicate<JsonNode> wanted)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    JsonNode run = get("/api/runs/" + id).json();
    while (!wanted.test(run)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited two minutes for " + run);
      }
      Thread.sleep(50);
      run = get("/api/runs/" + id).json();
    }
    return run;
  }

  public JsonNode awaitState(String id, String state) throws IOException, InterruptedException {
    return await(id, run -> run.path("state").asText().equals(state));
  }
}
