package io.bigtheta.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bigtheta.http.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people and machines that watch over a server see: metrics, the access log, the description, the page, the token. */
class WatchedTest {
  @TempDir
  private Path folder;

  private Path iris() throws Exception {
    return Samples.written(Samples.iris(1), folder.resolve("iris.safetensors"));
  }

  @Test
  @Timeout(30)
  void metrics_count_calls_rows_errors_and_the_parts_of_the_time() throws Exception {
    try (Serving serving = Samples.serve(iris().toString())) {
      Client client = new Client(serving);
      client.post("/v1/models/iris:predict", "{\"instances\":[[1,2,3,4],[1,2,3,4],[1,2,null,4]]}");
      client.post("/v1/models/iris:predict", "{");
      client.post("/v2/models/none/infer", "{}");
      Client.Reply reply = client.get("/metrics");
      // a call is counted after its answer is on its way
      while (!reply.text().contains("shape=\"v2\",code=\"404\"} 1\n")) {
        Thread.sleep(10);
        reply = client.get("/metrics");
      }
      assertTrue(reply.header("Content-Type").startsWith("text/plain"));
      String text = reply.text();
      for (String line : List.of(
          "theta_serve_requests_total{shape=\"v1\",code=\"200\"} 1",
          "theta_serve_requests_total{shape=\"v1\",code=\"400\"} 1",
          "theta_serve_requests_total{shape=\"v2\",code=\"404\"} 1",
          "theta_serve_errors_total{cause=\"bad_request\"} 1",
          "theta_serve_errors_total{cause=\"not_found\"} 1",
          "theta_serve_rows_total{model=\"iris\"} 3",
          "theta_serve_noted_total{model=\"iris\"} 1",
          "theta_serve_phase_seconds_bucket{phase=\"predict\",le=\"+Inf\"} 1",
          "theta_serve_phase_seconds_count{phase=\"parse\"} 1",
          "theta_serve_ready 1")) {
        assertTrue(text.contains(line + "\n"), line + " in\n" + text);
      }
      assertTrue(text.contains(
          "digest=\"" + serving.models().get(0).model().digest() + "\",platform=\"theta\"} 1\n"));
      wellFormed(text);
    }
  }

  /** The text format of Prometheus: HELP and TYPE before the samples of a family, and no sample twice. */
  private static void wellFormed(String text) {
    Set<String> families = new HashSet<>();
    Set<String> samples = new HashSet<>();
    assertTrue(text.endsWith("\n"));
    for (String line : text.split("\n")) {
      if (line.startsWith("# TYPE ")) {
        assertTrue(families.add(line.split(" ")[2]), line);
      } else if (!line.startsWith("# HELP ")) {
        assertTrue(
            line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.E-]+"), line);
        String name = line.replaceFirst("[{ ].*", "");
        assertTrue(
            families.contains(name)
                || families.contains(name.replaceFirst("_(bucket|sum|count)$", "")),
            line);
        assertTrue(samples.add(line.replaceFirst(" [^ ]*$", "")), line);
      }
    }
  }

  @Test
  void the_access_log_has_a_line_of_json_for_each_call() throws Exception {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Settings settings =
        Settings.of(List.of(iris().toString()), Address.local(0)).access(lines::add);
    try (Serving serving = Serving.open(settings)) {
      Client client = new Client(serving);
      Client.Reply reply = client.post(
          "/v1/models/iris:predict", "{\"instances\":[[1,2,3,4]]}", "X-Request-Id", "abc-1");
      assertEquals("abc-1", reply.header("X-Request-Id"));
      client.get("/none");
    }
    JsonNode line = new JsonMapper().readTree(lines.remove());
    assertEquals(
        "abc-1 POST /v1/models/iris:predict 200 25",
        line.path("id").asText() + " "
            + line.path("method").asText() + " " + line.path("path").asText() + " "
            + line.path("status") + " " + line.path("received"));
    assertTrue(line.path("milliseconds").asDouble() > 0, line::toString);
    assertTrue(line.path("time").asText().endsWith("Z"), line::toString);
    assertEquals(404, new JsonMapper().readTree(lines.remove()).path("status").asInt());
  }

  @Test
  void the_description_names_every_path_and_every_reference_leads_somewhere() throws Exception {
    try (Serving serving = Samples.serve(iris().toString())) {
      Client client = new Client(serving);
      JsonNode json = client.get("/openapi.json").json();
      assertEquals("3.1.0", json.path("openapi").asText());
      List<String> ids = new ArrayList<>();
      for (var path : json.path("paths").properties()) {
        for (var method : path.getValue().properties()) {
          ids.add(method.getValue().path("operationId").asText());
          assertFalse(method.getValue().path("responses").isEmpty(), path.getKey());
          if (method.getKey().equals("get")) {
            assertEquals(200, client.get(path.getKey()).status(), path.getKey());
          }
        }
      }
      assertEquals(ids.size(), new HashSet<>(ids).size(), ids::toString);
      for (JsonNode reference : json.findValues("$ref")) {
        assertFalse(json.at(reference.asText().substring(1)).isMissingNode(), reference::asText);
      }
      assertTrue(json.at("/paths/~1v1~1models~1iris:predict/post").isObject(), json::toString);
    }
  }

  @Test
  void the_page_and_its_files_come_from_this_server_alone() throws Exception {
    try (Serving serving = Samples.serve(iris().toString())) {
      Client client = new Client(serving);
      String page = client.get("/").text();
      for (String file : List.of("/page/serve.js", "/page/serve.css", "/page/theta.svg")) {
        assertTrue(page.contains(file), file);
        assertEquals(200, client.get(file).status(), file);
      }
      assertFalse(page.contains("http://") || page.contains("https://"), page);
      assertEquals(404, client.get("/page/Serving.class").status());
      assertEquals(400, client.get("/page/..%2FServing.class").status());
    }
  }

  @Test
  void with_a_token_only_the_page_and_the_health_are_open() throws Exception {
    Address address = new Address("127.0.0.1", 0, Optional.of("0123456789abcdef"));
    try (Serving serving = Serving.open(Settings.of(List.of(iris().toString()), address))) {
      Client client = new Client(serving);
      for (String path :
          List.of("/", "/page/serve.js", "/v2/health/live", "/v2/health/ready", "/ping")) {
        assertEquals(200, client.get(path).status(), path);
      }
      for (String path : List.of(
          "/metrics",
          "/openapi.json",
          "/v2",
          "/v2/models/iris",
          "/v1/models",
          "/v2/health",
          "/x")) {
        assertEquals(401, client.get(path).status(), path);
      }
      String row = "{\"instances\":[[1,2,3,4]]}";
      assertEquals(401, client.post("/v1/models/iris:predict", row).status());
      assertEquals(401, client.post("/invocations", row).status());
      assertEquals(
          200,
          client
              .post("/invocations", row, "Authorization", "Bearer 0123456789abcdef")
              .status());
    }
  }
}
