package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threshold of the positive class. */
class ThresholdTest {
  @TempDir
  private static Path folder;

  private static Path csv;
  private static Path model;

  @BeforeAll
  static void train() throws IOException {
    StringBuilder text = new StringBuilder("amount,fraud\n");
    for (int i = 0; i < 600; i++) {
      boolean yes = i % 3 == 0;
      double amount = (yes ? 60 : 40) + 30 * Math.sin(i * 1.7);
      text.append(amount).append(',').append(yes ? "yes\n" : "no\n");
    }
    csv = Files.writeString(folder.resolve("frauds.csv"), text);
    model = folder.resolve("run");
    Cli.done("train", csv, "--hidden", 4, "--out", model);
  }

  @Test
  void theDearerAMissTheLowerTheThreshold() {
    JsonNode dear = JsonShape.fits(
            "evaluate.json", "evaluate", model, csv, "--cost", "fn=10,fp=1", "--json")
        .get("threshold");
    JsonNode cheap = JsonShape.fits(
            "evaluate.json", "evaluate", model, csv, "--cost", "fn=1,fp=3", "--json")
        .get("threshold");
    assertEquals("yes", dear.get("positive").asText());
    assertTrue(
        dear.get("value").asDouble() < cheap.get("value").asDouble(), dear + " and " + cheap);
    assertTrue(dear.get("cost").asDouble() <= dear.get("cost_at_half").asDouble(), dear::toString);
    assertTrue(dear.get("chosen_on_validation").asBoolean());
    assertEquals(48, dear.get("chosen_on_rows").asInt());
    assertEquals(120, dear.get("rows").asInt());
    String text = Cli.done("evaluate", model, csv, "--cost", "fn=10,fp=1").out();
    assertTrue(
        text.contains(
            " for yes costs least on 48 validation rows; on the other 120 rows it finds "),
        text);
    assertFalse(Cli.done("evaluate", model, csv, "--json").json().has("threshold"));
  }

  @Test
  void anotherClassMayBePositive() {
    JsonNode scores =
        Cli.done("evaluate", model, csv, "--positive", "no", "--json").json().get("scores");
    assertEquals("no", scores.get("positive").asText());
    Cli unknown = Cli.run("evaluate", model, csv, "--positive", "maybe");
    assertEquals(2, unknown.code());
    assertTrue(
        unknown.err().contains("--positive: expected one of the classes no, yes, got \"maybe\""),
        unknown.err());
    Cli cost = Cli.run("evaluate", model, csv, "--cost", "5:1");
    assertTrue(
        cost.err().contains("--cost: expected costs of mistakes such as fn=5,fp=1, got \"5:1\""),
        cost.err());
  }

  @Test
  void predictDecidesByTheThreshold() throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.csv"), "amount\n5\n50\n95\n");
    JsonNode low = Cli.done("predict", model, rows, "--threshold", 0, "--json").json();
    JsonNode high = Cli.done("predict", model, rows, "--threshold", 1, "--json").json();
    for (int i = 0; i < 3; i++) {
      assertEquals("yes", low.get(i).get("label").asText());
      assertEquals("no", high.get(i).get("label").asText());
    }
    JsonNode other = Cli.done(
            "predict", model, rows, "--threshold", 0, "--positive", "no", "--json")
        .json();
    assertEquals("no", other.get(2).get("label").asText());
    assertTrue(
        Cli.done("predict", model, rows, "--threshold", 0).out().contains("rows.csv:1  yes "));
    Cli wrong = Cli.run("predict", model, rows, "--threshold", 2);
    assertTrue(
        wrong.err().contains("--threshold: expected a probability in [0, 1], got 2.0"),
        wrong.err());
    Path flowers = folder.resolve("kinds");
    Cli.done("train", Cli.flowers(folder), "--hidden", 4, "--epochs", 2, "--out", flowers);
    Cli several = Cli.run("predict", flowers, rows, "--threshold", 0.3);
    assertTrue(
        several.err().contains("--threshold: expected a model of two classes, got one of 3"),
        several.err());
  }
}
