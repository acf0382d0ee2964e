package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.math.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table is trained with if no network is chosen. */
class TableDefaultsTest {
  @TempDir
  private Path folder;

  private Path table(
      String name, String header, java.util.function.IntFunction<String> row, int rows)
      throws IOException {
    List<String> lines = IntStream.range(0, rows).mapToObj(row).toList();
    return Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", lines) + "\n");
  }

  private JsonNode trained(Path csv, Object... more) {
    Object[] words = new Object[more.length + 5];
    words[0] = "train";
    words[1] = csv;
    words[2] = "--json";
    words[3] = "--out";
    words[4] = folder.resolve("run");
    System.arraycopy(more, 0, words, 5, more.length);
    return Cli.done(words).json();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  @Test
  void aStraightLineIsLearnt() throws IOException {
    Path csv = table("line.csv", "x,y", i -> text("%d,%d", i, 2 * i), 200);
    JsonNode json = trained(csv);
    assertEquals(5, json.get("members").asInt());
    assertEquals(200, json.get("train_rows").asInt());
    assertTrue(json.get("left_out_r2").asDouble() > 0.99, json.toString());
  }

  @Test
  void aParabolaIsLearnt() throws IOException {
    Path csv = table(
        "parabola.csv",
        "x,y",
        i -> {
          float x = 4 * new Seed(1).uniform(i) - 2;
          return text("%.4f,%.4f", x, x * x + 0.1 * new Seed(2).normal(i));
        },
        300);
    assertTrue(trained(csv).get("left_out_r2").asDouble() > 0.97);
  }

  @Test
  void theExclusiveOrIsLearnt() throws IOException {
    Path csv = table(
        "xor.csv",
        "a,b,class",
        i -> {
          float a = 2 * new Seed(1).uniform(i) - 1;
          float b = 2 * new Seed(2).uniform(i) - 1;
          return text("%.4f,%.4f,%s", a, b, a * b > 0 ? "same" : "other");
        },
        400);
    assertTrue(trained(csv).get("left_out_accuracy").asDouble() > 0.95);
  }

  @Test
  void manyRowsAreLearntByFourNetworks() throws IOException {
    Path csv = table("many.csv", "x,y", i -> text("%d,%d", i, 2 * i), 8_001);
    assertEquals(4, trained(csv, "--epochs", 1).get("members").asInt());
  }

  @Test
  void anInterruptedTrainingGoesOnToTheSameBits() throws IOException {
    Path csv = Cli.flowers(folder);
    String wanted = trained(csv, "--epochs", 12).get("theta_digest").asText();
    AtomicInteger asked = new AtomicInteger();
    Path out = folder.resolve("stopped");
    Cli stopped = Cli.run(
        "", () -> asked.incrementAndGet() > 120, "train", csv, "--epochs", 12, "--out", out);
    assertEquals(130, stopped.code(), stopped.err());
    assertTrue(Files.exists(out.resolve("checkpoint-1.safetensors")));
    Cli again = Cli.done("resume", out, "--json");
    assertTrue(again.err().contains("continues    network 1 "), again.err());
    assertEquals(wanted, again.json().get("theta_digest").asText());
    Cli over = Cli.done("resume", out);
    assertTrue(over.out().contains("continues    network 1 is finished, network 2 is"), over.out());
  }

  /** A network that was not begun has no training that could say why it ended. */
  @Test
  void aTrainingThatIsStoppedBetweenTwoNetworksIsInterrupted() throws IOException {
    Path csv = Cli.flowers(folder);
    Path out = folder.resolve("between");
    Object[] words = {"train", csv, "--epochs", 2, "--threads", 1, "--json", "--out", out};
    Cli stopped = Cli.run("", () -> Files.exists(out.resolve("checkpoint-2.safetensors")), words);
    assertEquals(130, stopped.code(), stopped.err());
    assertEquals("interrupted", stopped.json().get("stop_reason").asText());
    assertTrue(stopped.json().has("diagnosis"), stopped.json().toString());
  }

  /** Earlier versions took the rule of thumb where nobody chose a network, and a fifth of the rows to test. */
  @Test
  void aTrainingOfAnEarlierVersionGoesOnWithItsOwnNetwork() throws IOException {
    Path out = folder.resolve("old");
    Object[] words = {
      "train",
      Cli.flowers(folder),
      "--hidden",
      "rule",
      "--test",
      0.2,
      "--epochs",
      5,
      "--json",
      "--out",
      out
    };
    String wanted = Cli.done(words).json().get("theta_digest").asText();
    Path begun = out.resolve("run.json");
    String text = Files.readString(begun);
    assertTrue(text.contains("hidden=[0], "), text);
    Files.writeString(begun, text.replace("hidden=[0], ", ""));
    JsonNode resumed = Cli.done("resume", out, "--json").json();
    assertEquals(wanted, resumed.get("theta_digest").asText());
    assertEquals(1, resumed.get("members").asInt());
  }

  @Test
  void aChosenNetworkOrChosenValidationRowsMeanOneNetwork() throws IOException {
    Path csv = Cli.flowers(folder);
    assertEquals(1, trained(csv, "--hidden", 8, "--epochs", 2).get("members").asInt());
    assertFalse(Files.exists(folder.resolve("run/checkpoint-1.safetensors")));
    Object[] words = {
      "train", csv, "--validation", 0.2, "--epochs", 2, "--out", folder.resolve("b"), "--json"
    };
    assertEquals(1, Cli.done(words).json().get("members").asInt());
  }

  @Test
  void severalNetworksOfAnyKindCanBeAskedFor() throws IOException {
    Object[] words = {
      "train",
      Cli.flowers(folder),
      "--hidden",
      6,
      "--committee",
      3,
      "--epochs",
      4,
      "--json",
      "--out",
      folder.resolve("c")
    };
    JsonNode json = Cli.done(words).json();
    assertEquals(3, json.get("members").asInt());
    Cli predicted = Cli.done("predict", folder.resolve("c"), folder.resolve("flowers.csv"));
    assertTrue(predicted.out().contains("flowers.csv:1"), predicted.out());
    Cli pruned = Cli.run("prune", folder.resolve("c"), folder.resolve("flowers.csv"));
    assertEquals(2, pruned.code());
    assertTrue(pruned.err().contains("--committee 1"), pruned.err());
  }
}
