package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What predictions depend on. */
class ExplainTest {
  @TempDir
  private static Path folder;

  private static Path flowers;
  private static Path kinds;
  private static Path line;
  private static Path numbers;

  @BeforeAll
  static void train() throws IOException {
    flowers = Cli.flowers(folder);
    kinds = folder.resolve("kinds");
    Cli.done("train", flowers, "--hidden", 8, "--out", kinds);
    line = Cli.line(folder);
    numbers = folder.resolve("numbers");
    Cli.done("train", line, "--hidden", 0, "--rate", 0.05, "--epochs", 60, "--out", numbers);
  }

  @Test
  void theColumnThatTellsMostComesFirstAndLearntRowsAreLeftOut() {
    Cli cli = Cli.done("explain", numbers, line);
    assertTrue(cli.out().contains("144 of 200 rows were learnt from and are left out"), cli.out());
    assertTrue(cli.out().contains("Loss of the R²"), cli.out());
    JsonNode json = Cli.done("explain", numbers, line, "--json").json();
    assertEquals(56, json.get("rows").asInt());
    assertEquals("a", json.at("/importance/0/column").asText());
    JsonNode a = json.at("/dependence/0");
    assertEquals("a", a.get("column").asText());
    int last = a.get("values").size() - 1;
    double slope =
        (a.at("/means/" + last + "/0").asDouble() - a.at("/means/0/0").asDouble())
            / (a.at("/values/" + last).asDouble() - a.at("/values/0").asDouble());
    assertEquals(3, slope, 0.1);
    assertEquals(json, Cli.done("explain", numbers, line, "--json").json());
  }

  @Test
  void wordsAreValuesToo() {
    JsonNode json = Cli.done("explain", kinds, flowers, "--against", "colour,length", "--json")
        .json();
    assertEquals(2, json.at("/dependence/0/values").size());
    assertEquals("length", json.at("/dependence/1/column").asText());
    assertEquals(3, json.get("outputs").size());
    double colour = json.get("importance").get(2).get("mean").asDouble();
    assertEquals("colour", json.at("/importance/2/column").asText());
    assertEquals(0, colour, 0.05);
  }

  @Test
  void aPageShowsItAndDoesNotReplaceAnother() throws IOException {
    Path out = folder.resolve("why");
    Cli.done("explain", kinds, flowers, "--out", out);
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("Importance of the columns"), page);
    assertTrue(page.contains("Predictions against length"), page);
    assertTrue(Files.exists(out.resolve("importance.svg"))
        && Files.exists(out.resolve("dependence-1.svg")));
    Cli again = Cli.run("explain", kinds, flowers, "--out", kinds);
    assertEquals(2, again.code());
    assertTrue(again.err().contains("--out: expected a new or empty directory, got"), again.err());
  }

  @Test
  void whatCannotBeExplainedIsRefused() {
    Path digits = folder.resolve("digits");
    Cli.done("train", "digits", "--hidden", 4, "--epochs", 1, "--out", digits);
    Cli images = Cli.run("explain", digits, "digits");
    assertEquals(2, images.code());
    assertTrue(
        images
            .err()
            .contains("model: expected one of tables, whose columns have names, got one of images"),
        images.err());
    Cli column = Cli.run("explain", kinds, flowers, "--against", "size");
    assertEquals(2, column.code());
    assertTrue(
        column.err().contains("expected one of the columns length, width, colour, got \"size\""),
        column.err());
    Cli none = Cli.run("explain", kinds, flowers, "--repeats", 0);
    assertTrue(none.err().contains("--repeats: expected at least 1, got 0"), none.err());
  }

  @Test
  void theReportOfATrainingShowsTheImportanceOfASmallTable() throws IOException {
    String page = Files.readString(numbers.resolve("report.html"));
    assertTrue(page.contains("Importance of the columns"), "the heading");
    assertTrue(Files.exists(numbers.resolve("importance.svg")));
  }
}
