package io.bigtheta.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.http.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioTest {
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

  private String train(String fields) throws Exception {
    return browser
        .post("/api/runs/train", "{\"data\":\"digits\",\"fields\":{" + fields + "}}")
        .json()
        .path("id")
        .asText();
  }

  @Test
  void a_refusal_hangs_on_its_field() throws Exception {
    var answer =
        browser.post("/api/runs/train", "{\"data\":\"digits\",\"fields\":{\"epochs\":\"none\"}}");
    assertEquals(400, answer.status());
    assertEquals("epochs", answer.json().path("setting").asText());
    assertEquals(0, browser.get("/api/runs").json().size());
  }

  @Test
  void a_paused_run_does_single_steps_and_its_bits_do_not_change() throws Exception {
    String undisturbed = train("\"epochs\":\"12\"");
    String digest = browser
        .awaitState(undisturbed, "done")
        .path("result")
        .path("theta_digest")
        .asText();
    String long1 = train("\"epochs\":\"3000\",\"hidden\":\"256\"");
    browser.awaitState(long1, "running");
    String id = train("\"epochs\":\"12\"");
    assertEquals("queued", browser.get("/api/runs/" + id).json().path("state").asText());
    browser.post("/api/runs/" + id + "/pause", "{}");
    browser.post("/api/runs/" + long1 + "/stop", "{}");
    browser.awaitState(long1, "stopped");
    browser.awaitState(id, "paused");
    for (int i = 0; i < 40; i++) {
      var step = browser.post("/api/runs/" + id + "/step", "{}");
      assertEquals(200, step.status(), i + ": " + step);
    }
    JsonNode stepped = browser.await(id, run -> run.path("last").path("epoch").asInt() >= 1);
    assertTrue(stepped.path("last").path("epoch").asInt() < 12, stepped.toString());
    browser.post("/api/runs/" + id + "/go", "{}");
    assertEquals(
        digest,
        browser.awaitState(id, "done").path("result").path("theta_digest").asText());
  }

  @Test
  void a_page_names_no_file_outside_its_folders() throws Exception {
    Path secret = Files.writeString(Files.createTempFile("secret", ".csv"), "a,b\n1,2\n3,4\n");
    try {
      String path = secret.toString().replace("\\", "\\\\");
      assertEquals(
          400, browser.post("/api/runs/train", "{\"data\":\"" + path + "\"}").status());
      assertEquals(
          400,
          browser
              .post(
                  "/api/runs/train",
                  "{\"data\":\"digits\",\"fields\":{\"data-dir\":\"" + path + "\"}}")
              .status());
      assertEquals(400, browser.get("/api/table?source=" + secret).status());
      assertEquals(
          400,
          browser
              .get("/api/table?source=" + runs + "/../" + secret.getFileName())
              .status());
      Path link = Files.createSymbolicLink(runs.resolve("link.csv"), secret);
      assertEquals(400, browser.get("/api/table?source=" + link).status());
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void a_table_that_was_sent_is_described_and_trained_on() throws Exception {
    StringBuilder csv = new StringBuilder("size,colour,price\n");
    for (int i = 0; i < 120; i++) {
      double size = i * 37 % 120 / 4.0;
      csv.append(size)
          .append(i % 3 == 0 ? ",red," : i % 3 == 1 ? ",blue," : ",,")
          .append(2 * size + 5)
          .append('\n');
    }
    JsonNode kept =
        browser.post("/api/uploads?name=my%20prices.csv", csv.toString()).json();
    assertEquals("my-prices.csv", kept.path("name").asText());
    JsonNode info =
        browser.get("/api/table?source=" + kept.path("source").asText()).json();
    assertEquals(3, info.path("columns").size());
    assertEquals(8, info.path("preview").path("rows").size());
    assertEquals(40, info.path("columns").get(1).path("missing").asInt());
    String id = browser
        .post(
            "/api/runs/train",
            "{\"data\":\"" + kept.path("source").asText()
                + "\",\"fields\":{\"target\":\"price\",\"committee\":\"1\",\"epochs\":\"30\"}}")
        .json()
        .path("id")
        .asText();
    JsonNode done = browser.awaitState(id, "done");
    assertTrue(done.path("result").path("test_r2").asDouble() > 0.9, done.toString());
    assertEquals(
        200,
        browser.delete("/api/uploads?source=" + kept.path("source").asText()).status());
    assertEquals(0, browser.get("/api/data").json().path("uploads").size());
  }

  @Test
  void a_zip_that_swells_or_leaves_its_folder_is_refused_and_leaves_nothing() throws Exception {
    byte[] swollen = zip("7/a.png", new byte[60 << 20]);
    assertTrue(swollen.length < 1 << 20);
    var answer = browser.post("/api/uploads?name=swollen.zip", swollen);
    assertEquals(400, answer.status());
    assertTrue(
        answer.json().path("error").asText().contains("packed more than"), answer.toString());
    var outside = browser.post("/api/uploads?name=out.zip", zip("../../a.png", new byte[10]));
    assertEquals(400, outside.status());
    var cut = browser.post(
        "/api/uploads?name=cut.zip", java.util.Arrays.copyOf(zip("7/a.png", new byte[100]), 60));
    assertEquals(400, cut.status());
    assertTrue(cut.json().path("error").asText().contains("whole zip archive"), cut.toString());
    assertEquals(400, browser.post("/api/uploads?name=..", new byte[1]).status());
    assertEquals(0, browser.get("/api/data").json().path("uploads").size());
    assertFalse(Files.exists(runs.resolve("a.png")));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void a_drawing_is_answered_kept_zipped_and_deleted() throws Exception {
    String id = train("\"epochs\":\"30\"");
    browser.awaitState(id, "done");
    byte[] drawing = bar();
    JsonNode answer = browser.post("/api/models/" + id + "/answer", drawing).json();
    assertEquals(10, answer.path("probabilities").size());
    assertEquals(8, answer.path("given").path("width").asInt());
    assertTrue(answer.path("hidden").size() > 0, answer.toString());
    assertTrue(browser.post("/api/models/" + id + "/answer", blank()).json().has("unclear"));
    assertEquals(
        1,
        browser.post("/api/drawings?label=1", drawing).json().path("drawings").size());
    assertEquals(400, browser.post("/api/drawings?label=..%2Fx", drawing).status());
    assertEquals(
        0, browser.delete("/api/drawings/1/1.png").json().path("drawings").size());
    assertEquals(400, browser.post("/api/models/none/answer", drawing).status());
  }

  private static byte[] bar() {
    byte[] file = blank();
    int head = file.length - 100 * 100;
    for (int y = 15; y < 85; y++) {
      for (int x = 46; x < 54; x++) {
        file[head + y * 100 + x] = 0;
      }
    }
    return file;
  }

  private static byte[] blank() {
    byte[] head = "P5\n100 100\n255\n".getBytes(StandardCharsets.US_ASCII);
    byte[] file = java.util.Arrays.copyOf(head, head.length + 100 * 100);
    java.util.Arrays.fill(file, head.length, file.length, (byte) 255);
    return file;
  }
}
