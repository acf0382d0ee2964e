package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a model. */
class ModelsTest {
  @TempDir
  private static Path folder;

  private static Path flowers;
  private static Path digits;

  @BeforeAll
  static void train() throws IOException {
    flowers = folder.resolve("flowers");
    digits = folder.resolve("digits");
    Path csv = Cli.flowers(folder);
    Cli.done("train", csv, "--hidden", "rule", "--epochs", 60, "--rate", 0.02, "--out", flowers);
    Cli.done("train", "digits", "--epochs", 30, "--out", digits);
  }

  @Test
  void aRunOrItsModelFileCanBeEvaluated() {
    Path csv = folder.resolve("flowers.csv");
    JsonNode json = Cli.done("evaluate", flowers, csv, "--all", "--json").json();
    List<String> keys = new ArrayList<>();
    json.fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of(
            "rows",
            "notes",
            "rows_learnt_from_known",
            "rows_learnt_from",
            "rows_left_out",
            "loss",
            "accuracy",
            "confusion",
            "scores"),
        keys);
    assertEquals(120, json.get("rows").asInt());
    assertTrue(json.get("accuracy").asDouble() > 0.95, json.toString());
    assertEquals(3, json.get("confusion").size());
    Cli people = Cli.done("evaluate", flowers.resolve("model.safetensors"), csv);
    assertTrue(people.out().startsWith("true values  in column kind; "), people.out());
    assertTrue(people.out().contains("\nflowers.csv: accuracy "), people.out());
    assertTrue(people.out().contains("a row for each true class"), people.out());
  }

  @Test
  void theRowsThatTrainingHeldOutCanBeAskedFor() {
    JsonNode json =
        Cli.done("evaluate", digits, "digits", "--test", 0.2, "--json").json();
    assertEquals(359, json.get("rows").asInt());
    assertTrue(json.get("accuracy").asDouble() > 0.9, json.toString());
  }

  @Test
  void rowsOfATableAreAnsweredAsTextCsvAndJson() throws IOException {
    Path rows = Files.writeString(
        folder.resolve("new.csv"), "id,colour,width,length\n7,red,4,0.1\n8,blue,2.1,2.2\n");
    Cli text = Cli.done("predict", flowers, rows);
    assertTrue(text.out().contains(rows + ":1  rose "), text.out());
    assertTrue(text.out().contains(rows + ":2  aster "), text.out());
    List<String> csv =
        Cli.done("predict", flowers, rows, "--format", "csv").out().lines().toList();
    assertEquals("input,label,aster,lily,rose", csv.get(0));
    assertTrue(csv.get(1).startsWith(rows + ":1,rose,"), csv.get(1));
    JsonNode json = Cli.done("predict", flowers, rows, "--json").json();
    assertEquals(2, json.size());
    assertEquals(rows + ":2", json.get(1).get("input").asText());
    assertEquals("aster", json.get(1).get("label").asText());
    double sum = 0;
    for (JsonNode probability : json.get(1).get("probabilities")) {
      sum += probability.asDouble();
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void aMinusIsStandardInput() {
    Cli cli =
        Cli.run("length,width,colour\n0.1,4,red\n", () -> false, "predict", flowers, "-", "--json");
    assertEquals(0, cli.code(), cli.err());
    assertEquals("standard input:1", cli.json().get(0).get("input").asText());
    assertEquals("rose", cli.json().get(0).get("label").asText());
  }

  @Test
  void aRegressionAnswersWithAValue() throws IOException {
    Path csv = Cli.line(folder);
    Path out = folder.resolve("line");
    Cli.done("train", csv, "--hidden", 0, "--rate", 0.05, "--epochs", 60, "--out", out);
    Cli cli = Cli.run("a,b\n2,1\n", () -> false, "predict", out, "-", "--json");
    assertEquals(5, cli.json().get(0).get("value").asDouble(), 0.1);
    assertFalse(cli.json().get(0).has("label"));
  }

  @Test
  void imagesAreAnswered() throws IOException {
    Pixels pixels = (Pixels) DataSets.named("digits").train().features();
    Path image = folder.resolve("zero.png");
    Images.write(image, pixels, 0, 16);
    Cli cli = Cli.done("predict", digits, image, "--images", "raw", "--json");
    assertEquals(image.toString(), cli.json().get(0).get("input").asText());
    assertEquals("0", cli.json().get(0).get("label").asText());
  }

  @Test
  void aModelShowsWhatItIsMadeOf() {
    String text = Cli.done("inspect", flowers).out();
    for (String wanted : List.of(
        "blueprint    4 dense(4, activation=relu) dense(3)",
        "columns length, width, colour (blue, red)",
        "parameters   35, of which 35 are trained",
        "classes      aster, lily, rose",
        "made from    flowers.csv, 86 rows",
        "θ digest     ")) {
      assertTrue(text.contains(wanted), wanted + " in\n" + text);
    }
    assertEquals(
        35, Cli.done("inspect", flowers, "--json").json().get("parameters").asInt());
  }

  @Test
  void theGradientOfAModelAndOfABlueprintIsChecked() {
    String model = Cli.done("gradcheck", flowers).out();
    assertTrue(model.contains("the gradient is right"), model);
    String text = Cli.done("gradcheck", "4 dense(8, activation=gelu) dense(3)", "--loss", "huber")
        .out();
    assertTrue(text.contains("compared     67 of 67 numbers"), text);
  }

  @Test
  void anActivationWithoutADerivativeIsNotChecked() {
    Cli cli = Cli.run("gradcheck", "4 dense(8, activation=step) dense(3)");
    assertEquals(
        "theta: dense(8, activation=step): expected an activation with a derivative, got step, which is trained by a "
            + "straight-through estimator; there is nothing to compare its derivative with\n",
        cli.err());
    assertEquals(2, cli.code());
  }
}
