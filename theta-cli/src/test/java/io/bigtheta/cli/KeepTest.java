package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of the input stand beside the predictions. */
class KeepTest {
  @TempDir
  private static Path folder;

  private static Path model;
  private static Path rows;

  @BeforeAll
  static void train() throws IOException {
    model = folder.resolve("run");
    Cli.done("train", Cli.flowers(folder), "--hidden", 4, "--epochs", 4, "--out", model);
    rows = Files.writeString(
        folder.resolve("new.csv"),
        "id,length,width,colour,note\n007, 1.50 ,2,red,\"big, and \"\"old\"\"\"\n0x1F,0.2,4,blue,\n");
  }

  @Test
  void cellsAreCopiedAsTheyAreSpeltInTheirRowsOrder() {
    List<String> lines = Cli.done(
            "predict", model, rows, "--keep", "note,id,length", "--format", "csv")
        .out()
        .lines()
        .toList();
    assertEquals("input,note,id,length,label,aster,lily,rose", lines.get(0));
    assertTrue(
        lines.get(1).startsWith(rows + ":1,\"big, and \"\"old\"\"\",007,1.50,"), lines.get(1));
    assertTrue(lines.get(2).startsWith(rows + ":2,,0x1F,0.2,"), lines.get(2));
    String text = Cli.done("predict", model, rows, "--keep", "id").out();
    assertTrue(text.contains("new.csv:1  id=007 "), text);
  }

  @Test
  void allColumnsMayBeKeptAlsoOfStandardInput() throws IOException {
    Cli cli = Cli.run(
        Files.readString(rows), () -> false, "predict", model, "-", "--keep", "all", "--json");
    assertEquals(0, cli.code(), cli.err());
    JsonNode kept = cli.json().at("/0/kept");
    assertEquals(5, kept.size());
    assertEquals("007", kept.get("id").asText());
    assertEquals("1.50", kept.get("length").asText());
    assertEquals("big, and \"old\"", kept.get("note").asText());
    JsonShape.of("predict.json").fits(cli.json());
  }

  @Test
  void aColumnThatIsNotThereIsRefused() throws IOException {
    Cli cli = Cli.run("predict", model, rows, "--keep", "name");
    assertEquals(2, cli.code());
    assertTrue(
        cli.err()
            .contains(
                "new.csv: expected a column \"name\" to keep, got the columns id, length, width, colour, note"),
        cli.err());
    Path other = Files.writeString(folder.resolve("other.csv"), "length,width,colour\n1,2,red\n");
    Cli two = Cli.run("predict", model, rows, other, "--keep", "all");
    assertEquals(2, two.code());
    assertTrue(two.err().contains("expected the columns of the files before it"), two.err());
    Path digits = folder.resolve("digits");
    Cli.done("train", "digits", "--hidden", 4, "--epochs", 1, "--out", digits);
    Cli images = Cli.run("predict", digits, "x.png", "--keep", "id");
    assertEquals(2, images.code());
    assertTrue(
        images.err().contains("--keep: expected a model of tables, got one of images"),
        images.err());
  }

  @Test
  void strictlyAnUnknownWordIsRefusedWithItsPlace() throws IOException {
    Path green =
        Files.writeString(folder.resolve("green.csv"), "length,width,colour\n1,2,red\n1,2,green\n");
    assertEquals(0, Cli.run("predict", model, green).code());
    assertEquals(0, Cli.run("predict", model, rows, "--strict").code());
    Cli strict = Cli.run("predict", model, green, "--strict");
    assertEquals(2, strict.code());
    assertTrue(
        strict
            .err()
            .contains(
                "green.csv: row 2, column \"colour\": expected one of the words that the model knows, blue, red, got \"green\""),
        strict.err());
  }

  @Test
  void strictlyAGapIsRefusedWhereNoTrainingRowHadOne() throws IOException {
    Path gap =
        Files.writeString(folder.resolve("gap.csv"), "length,width,colour\n1,2,red\n1,,red\n");
    assertEquals(0, Cli.run("predict", model, gap).code());
    Cli strict = Cli.run("predict", model, gap, "--strict");
    assertEquals(2, strict.code());
    assertTrue(
        strict
            .err()
            .contains(
                "gap.csv: row 2, column \"width\": expected a value, as in every training row, got none"),
        strict.err());
  }
}
