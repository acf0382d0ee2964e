package io.bigtheta.run.pipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.play.environment.Outcome;
import io.bigtheta.play.environment.Sensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // the programs are scripts of a Unix shell
class PipeEnvironmentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FIRST = "{\"name\": \"line\", \"sensors\": [{\"name\": \"x\"}, "
      + "{\"name\": \"y\", \"low\": 0, \"high\": 4}], \"actions\": [\"left\", \"right\"]}";

  @TempDir
  private Path folder;

  private String script(String... lines) throws IOException {
    Path file = folder.resolve("child.sh");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return "sh " + file;
  }

  private String answering(String first, String... answers) throws IOException {
    StringBuilder script = new StringBuilder("echo '" + first + "'\n");
    for (String answer : answers) {
      script.append("read line; echo '").append(answer).append("'\n");
    }
    return script(script.toString(), "read line");
  }

  private static String refused(String command) {
    return assertThrows(Refusal.class, () -> {
          try (PipeEnvironment pipe = new PipeEnvironment(command, PATIENCE)) {
            float[] seen = new float[2];
            pipe.reset(new Seed(1), seen);
            pipe.step(0, seen);
          }
        })
        .getMessage();
  }

  @Test
  void anotherProgramIsAnEnvironment() throws IOException {
    String command = answering(
        FIRST,
        "{\"observation\": [0.5, 1]}",
        "{\"observation\": [1, 2], \"reward\": -1, \"terminated\": false, \"extra\": {}}",
        "{\"observation\": [2, 3], \"reward\": 7.5, \"terminated\": true}");
    try (PipeEnvironment pipe = new PipeEnvironment(command, PATIENCE)) {
      assertEquals("line", pipe.name());
      assertEquals(List.of(new Sensor("x", -1, 1), new Sensor("y", 0, 4)), pipe.sensors());
      assertEquals(List.of("left", "right"), pipe.actions());
      float[] seen = new float[2];
      pipe.reset(new Seed(1), seen);
      assertArrayEquals(new float[] {0.5f, 1}, seen);
      assertEquals(new Outcome(-1, false, false), pipe.step(1, seen));
      assertEquals(new Outcome(7.5, true, false), pipe.step(0, seen));
      assertArrayEquals(new float[] {2, 3}, seen);
    }
  }

  @Test
  void itIsAskedInLinesOfJson() throws IOException {
    Path log = folder.resolve("asked");
    String command = script(
        "echo '" + FIRST + "'",
        "while read line; do echo \"$line\" >>" + log
            + "; echo '{\"observation\": [0, 0], \"reward\": 0}'; done");
    try (PipeEnvironment pipe = new PipeEnvironment(command, PATIENCE)) {
      float[] seen = new float[2];
      pipe.reset(new Seed(1), seen);
      pipe.step(1, seen);
    }
    List<String> asked = Files.readAllLines(log);
    assertEquals("{\"reset\": " + (new Seed(1).bits(0) >>> 33) + "}", asked.get(0));
    assertEquals("{\"action\": 1}", asked.get(1));
  }

  @Test
  void aProgramThatEndsTooEarlyIsToldWithWhatItSaid() throws IOException {
    assertEquals(
        "pipe: expected an answer of \"sh " + folder.resolve("child.sh")
            + "\", got its end with exit code 3; it said: no such module",
        refused(script("echo no such module >&2", "exit 3")));
    String silent = refused(answering(FIRST, "{\"observation\": [0, 0]}"));
    assertTrue(silent.endsWith("got its end with exit code 0; run it alone to see why"), silent);
  }

  @Test
  void aProgramThatDoesNotAnswerIsNotWaitedForForever() throws IOException {
    String command = script("sleep 30");
    String message = assertThrows(
            Refusal.class, () -> new PipeEnvironment(command, Duration.ofSeconds(1)))
        .getMessage();
    assertEquals(
        "pipe: expected an answer of \"" + command
            + "\" within 1 seconds, got none; let it flush every line, or raise --patience",
        message);
  }

  @Test
  void everyWrongLineIsRefusedInOneLine() throws IOException {
    String see = "; see docs/control.md";
    assertEquals(
        "pipe: expected a line with a JSON object, got \"hello\"" + see,
        refused(answering("hello")));
    assertEquals("pipe: expected a text named name, got \"{}\"" + see, refused(answering("{}")));
    assertEquals(
        "pipe: expected 2 to 1000 actions, got \"{\"name\": \"a\", \"sensors\": [{\"name\": \"x\"}], \"actions\": [\"go\"]}\""
            + see,
        refused(answering(
            "{\"name\": \"a\", \"sensors\": [{\"name\": \"x\"}], \"actions\": [\"go\"]}")));
    assertEquals(
        "pipe: expected two numbers low and high, or neither, for sensor x, got \"{\"name\": \"a\", \"sensors\": [{\"name\": \"x\", \"low\": 1}], \"actions\": []}\""
            + see,
        refused(answering(
            "{\"name\": \"a\", \"sensors\": [{\"name\": \"x\", \"low\": 1}], \"actions\": []}")));
    assertEquals(
        "pipe: expected an observation of 2 numbers, got \"{\"observation\": [1]}\"" + see,
        refused(answering(FIRST, "{\"observation\": [1]}")));
    assertEquals(
        "pipe: expected finite numbers in the observation, got \"{\"observation\": [1, 1e99]}\""
            + see,
        refused(answering(FIRST, "{\"observation\": [1, 1e99]}")));
    assertEquals(
        "pipe: expected a number named reward, got \"{\"observation\": [1, 2]}\"" + see,
        refused(answering(FIRST, "{\"observation\": [1, 2]}", "{\"observation\": [1, 2]}")));
    assertEquals(
        "pipe: expected true or false for terminated, got \"{\"observation\": [1, 2], \"reward\": 1, \"terminated\": 1}\""
            + see,
        refused(answering(
            FIRST,
            "{\"observation\": [1, 2]}",
            "{\"observation\": [1, 2], \"reward\": 1, \"terminated\": 1}")));
  }
}
