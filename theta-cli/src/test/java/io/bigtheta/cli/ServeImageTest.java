package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code theta serve} in a process of its own: on this JDK, and on the few modules of it that the Dockerfile packs. */
@DisabledOnOs(OS.WINDOWS)
class ServeImageTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private static HttpResponse<String> post(URI server, String path, byte[] body, String type)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Process serve(Path java, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        java.resolve("bin/java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-Xlog:disable",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "serve",
        "--port",
        "0"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /** Where the server listens, once it says how to stop it. */
  private URI server() throws InterruptedException {
    for (int i = 0; i < 600 && !read(folder.resolve("out")).contains("\nstop "); i++) {
      Thread.sleep(100);
    }
    String said = read(folder.resolve("out"));
    assertTrue(said.startsWith("serving      http://"), () -> said + read(folder.resolve("err")));
    return URI.create(said.lines().findFirst().orElse("").substring(13));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void a_signal_ends_the_server_after_what_is_under_way() throws Exception {
    Path run = folder.resolve("run");
    Cli.done("train", Cli.flowers(folder), "--epochs", 1, "--out", run);
    Process process = serve(Path.of(System.getProperty("java.home")), run, "--access-log", "-");
    try {
      URI server = server();
      String rows = "length,width,colour\n1.1,3.2,red\n2.0,2.0,blue\n";
      HttpResponse<String> reply =
          post(server, "/invocations", rows.getBytes(StandardCharsets.UTF_8), "text/csv");
      assertEquals(200, reply.statusCode(), reply.body());
      Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
      Cli.done("predict", run, csv, "--json")
          .json()
          .forEach(row ->
              assertTrue(reply.body().contains("\"label\":" + row.get("label")), reply.body()));
      process.destroy(); // SIGTERM
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      String said = read(folder.resolve("out"));
      assertEquals(0, process.exitValue(), said);
      assertTrue(said.contains("model        run, version "), said);
      assertTrue(said.contains("\"path\":\"/invocations\",\"status\":200"), said);
      assertTrue(said.endsWith("stopped\n"), said);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_image_of_the_Dockerfile_serves_tables_and_pictures() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    Assumptions.assumeTrue(
        Files.exists(home.resolve("jmods")) || Runtime.version().feature() >= 24);
    Matcher modules = Pattern.compile("--add-modules ([a-z.,]+)")
        .matcher(Files.readString(Path.of("..", "Dockerfile")));
    assertTrue(modules.find());
    Path image = folder.resolve("jre");
    Process link = new ProcessBuilder(
            home.resolve("bin/jlink").toString(),
            "--add-modules",
            modules.group(1),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            image.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("jlink").toFile())
        .start();
    assertTrue(link.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, link.exitValue(), () -> read(folder.resolve("jlink")));
    Path table = folder.resolve("table");
    Cli.done("train", Cli.flowers(folder), "--epochs", 1, "--out", table);
    Path digits = folder.resolve("digits");
    Cli.done("train", "digits", "--epochs", 1, "--out", digits);
    Process process = serve(image, table, digits);
    try {
      URI server = server();
      byte[] row = "{\"instances\":[[1.1,3.2,\"red\"]]}".getBytes(StandardCharsets.UTF_8);
      HttpResponse<String> flowers =
          post(server, "/v1/models/table:predict", row, "application/json");
      assertEquals(200, flowers.statusCode(), flowers.body());
      byte[] picture;
      try (var in = ServeImageTest.class.getResourceAsStream("/serve/scan-5.png")) {
        picture = in.readAllBytes();
      }
      HttpResponse<String> digit = post(server, "/invocations?model=digits", picture, "image/png");
      assertEquals(200, digit.statusCode(), digit.body());
      process.destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), () -> read(folder.resolve("err")));
    } finally {
      process.destroyForcibly();
    }
  }
}
