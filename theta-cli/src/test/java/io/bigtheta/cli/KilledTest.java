package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands whose processes are killed twice while they work, and that are then resumed. {@code theta-bench/scripts/kill-anywhere}
 * does the same at random moments, as often as one likes.
 */
class KilledTest {
  private static final Pattern ROUND = Pattern.compile("\"pruning-round\":\"(\\d+)\"");

  @TempDir
  private Path folder;

  /** How much of a job is kept in its folder: folds, networks, rounds. */
  @FunctionalInterface
  private interface Kept {
    long in(Path folder) throws IOException;
  }

  private Process start(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /** Kills the process when {@code least} of its work is kept, and says how much is. */
  private long kill(Process process, Path out, Kept kept, long least) throws Exception {
    for (int i = 0; i < 12_000 && process.isAlive() && kept.in(out) < least; i++) {
      Thread.sleep(5);
    }
    process.destroyForcibly();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String said = Files.readString(folder.resolve("err"));
    assertNotEquals(0, process.exitValue(), "it had ended before it was killed");
    assertTrue(kept.in(out) >= least, said);
    return kept.in(out);
  }

  private void sameBits(Kept kept, String table, Object... words) throws Exception {
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    JsonNode wanted = Cli.done(with(words, whole)).json();
    long first = kill(start(with(words, killed)), killed, kept, 1);
    long second = kill(start("resume", killed, "--json"), killed, kept, first + 1);
    JsonNode got = Cli.done("resume", killed, "--json").json();
    assertTrue(kept.in(killed) > second, "nothing was left to do after the second kill");
    assertEquals(
        wanted, new ObjectMapper().readTree(got.toString().replace("killed", "whole")), table);
    assertEquals(Files.readString(whole.resolve(table)), Files.readString(killed.resolve(table)));
    if (Files.exists(whole.resolve("model.safetensors"))) {
      assertEquals(
          -1,
          Files.mismatch(whole.resolve("model.safetensors"), killed.resolve("model.safetensors")));
    }
  }

  private static Object[] with(Object[] words, Path out) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--json", "--out", out));
    return all.toArray();
  }

  private static long files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("tensors")).count();
    }
  }

  @Test
  void aCrossValidationKilledTwiceEndsInTheSameBits() throws Exception {
    sameBits(
        out -> files(out.resolve("folds")),
        "folds.csv",
        "crossvalidate",
        "digits",
        "--hidden",
        32,
        "--epochs",
        20,
        "--folds",
        8,
        "--refit");
  }

  @Test
  void aLearningCurveKilledTwiceEndsInTheSameBits() throws Exception {
    sameBits(
        out -> {
          Path log = out.resolve("networks.jsonl");
          return Files.exists(log) ? Math.max(0, Files.readAllLines(log).size() - 1) : 0;
        },
        "learning-curve.csv",
        "learning-curve",
        "digits",
        "--hidden",
        32,
        "--epochs",
        20,
        "--folds",
        4,
        "--sizes",
        "50%..100%");
  }

  @Test
  void aPruningKilledTwiceEndsInTheSameBits() throws Exception {
    Path model = folder.resolve("model");
    Cli.done("train", "digits", "--hidden", 64, "--epochs", 30, "--out", model);
    sameBits(
        KilledTest::rounds,
        "pruning.csv",
        "prune",
        model,
        "digits",
        "--epochs",
        20,
        "--tolerance",
        "2%");
  }

  private static long rounds(Path out) throws IOException {
    Path state = out.resolve("pruning.safetensors");
    if (!Files.exists(state)) {
      return 0;
    }
    Matcher round = ROUND.matcher(Files.readString(state, StandardCharsets.ISO_8859_1));
    return round.find() ? Long.parseLong(round.group(1)) : 0;
  }
}
