package io.bigtheta.studio;

import io.bigtheta.http.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A studio in a process of its own, which can be killed. */
final class StudioProcess implements AutoCloseable {
  private final Process process;
  private final URI uri;

  private StudioProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    try (Studio studio = Studio.open(Address.local(0), Path.of(arguments[0]), 2)) {
      System.out.println(studio.uri());
      studio.join();
    }
  }

  static StudioProcess at(Path runs) throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            StudioProcess.class.getName(),
            runs.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("the studio did not start");
    }
    return new StudioProcess(process, URI.create(line));
  }

  Browserless browser() {
    return new Browserless(uri);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
