package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that goes on with a model. */
class FineTuneTest {
  @TempDir
  private static Path folder;

  private static Path base;
  private static Path shifted;

  /** A model of y = 3·a − 2·b + 1, and rows of y = 3·a − 2·b + 4. */
  @BeforeAll
  static void train() throws IOException {
    base = folder.resolve("base");
    Cli.done(
        "train", Cli.line(folder), "--hidden", 0, "--rate", 0.05, "--epochs", 60, "--out", base);
    StringBuilder text = new StringBuilder("id,b,a,y\n");
    for (int i = 0; i < 150; i++) {
      double a = i % 19 / 4.0;
      double b = i % 13 / 5.0;
      text.append(i)
          .append(',')
          .append(b)
          .append(',')
          .append(a)
          .append(',')
          .append(3 * a - 2 * b + 4)
          .append('\n');
    }
    shifted = Files.writeString(folder.resolve("shifted.csv"), text);
  }

  @Test
  void newRowsMoveTheModelAndItKeepsItsColumns() {
    Path out = folder.resolve("on");
    Cli cli =
        Cli.done("train", shifted, "--from", base, "--epochs", 60, "--rate", 0.02, "--out", out);
    assertTrue(
        cli.out().contains("begins with the weights of " + base.toAbsolutePath()), cli.out());
    assertTrue(cli.out().contains("before: validation loss"), cli.out());
    JsonNode before = Cli.done("evaluate", base, shifted, "--json").json();
    JsonNode after = Cli.done("evaluate", out, shifted, "--json").json();
    assertTrue(before.get("rmse").asDouble() > 2.5, before::toString);
    assertTrue(after.get("rmse").asDouble() < 0.3, after::toString);
    assertEquals(45, after.get("rows").asInt());
    JsonNode old =
        Cli.done("evaluate", out, folder.resolve("line.csv"), "--json").json();
    assertEquals(
        144, old.get("rows_left_out").asInt(), "rows of the first training are learnt from, too");
  }

  @Test
  void theRateIsATenthUnlessItIsGiven() {
    Cli cli =
        Cli.done("train", shifted, "--from", base, "--epochs", 2, "--out", folder.resolve("tenth"));
    assertTrue(cli.out().contains("rate=cosine(0.0003)"), cli.out());
    assertTrue(cli.out().contains("rate: a tenth of the usual one"), cli.out());
  }

  @Test
  void anInterruptedOneIsResumedToTheSameBits() {
    Object[] words = {"train", shifted, "--from", base, "--epochs", 8, "--json", "--out"};
    JsonNode whole = Cli.done(JsonShape.words(words, folder.resolve("whole"))).json();
    AtomicInteger asked = new AtomicInteger();
    Cli stopped = Cli.run(
        "", () -> asked.incrementAndGet() > 20, JsonShape.words(words, folder.resolve("part")));
    assertEquals(130, stopped.code(), stopped.err());
    JsonNode resumed = Cli.done("resume", folder.resolve("part"), "--json").json();
    assertEquals(whole.get("theta_digest"), resumed.get("theta_digest"));
  }

  @Test
  void otherColumnsClassesAndNetworksAreRefusedWithTheirCause() throws IOException {
    Path without = Files.writeString(folder.resolve("without.csv"), "a,y\n1,2\n2,3\n");
    refused("without.csv: expected a column \"b\", got the columns a, y", without, "--from", base);
    refused("--from: expected no other network beside it", shifted, "--from", base, "--hidden", 4);
    refused("--from: expected no --target-scale", shifted, "--from", base, "--target-scale", "log");
    refused(
        "--from: expected a loss for the predictions of the model",
        shifted,
        "--from",
        base,
        "--loss",
        "cross-entropy");
    Path flowers = folder.resolve("kinds");
    Cli.done("train", Cli.flowers(folder), "--hidden", 4, "--epochs", 2, "--out", flowers);
    Path tulips = Files.writeString(
        folder.resolve("tulips.csv"), "length,width,colour,kind\n1,2,red,tulip\n1,2,red,rose\n");
    refused(
        "expected one of the classes aster, lily, rose, got \"tulip\"", tulips, "--from", flowers);
    refused("expected a file, got nothing there", shifted, "--from", folder.resolve("nothing"));
  }

  private static void refused(String message, Object... words) {
    Path out = folder.resolve("refused-" + message.hashCode());
    Cli cli = Cli.run(JsonShape.words("train", words, "--out", out));
    assertEquals(2, cli.code(), cli.err());
    assertTrue(cli.err().contains(message), cli.err());
  }
}
