package io.bigtheta.cli;

import static io.bigtheta.cli.JsonShape.SMALL;
import static io.bigtheta.cli.JsonShape.fits;
import static io.bigtheta.cli.JsonShape.refusesSlips;
import static io.bigtheta.cli.JsonShape.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands that use models, and experiments, write with {@code --json} is what {@code docs/schemas} says. */
class ModelSchemasTest {
  @TempDir
  private static Path folder;

  private static Path flowers;
  private static Path line;

  @BeforeAll
  static void data() throws IOException {
    flowers = Cli.flowers(folder);
    line = Cli.line(folder);
  }

  @Test
  void modelsThatAreJudgedAndLookedAt() {
    for (Path data : List.of(flowers, line)) {
      Path out = folder.resolve("model-" + data.getFileName());
      Cli.done(words("train", data, SMALL, "--out", out));
      JsonNode left =
          refusesSlips("evaluate.json", fits("evaluate.json", "evaluate", out, data, "--json"));
      assertTrue(left.get("rows_left_out").asInt() > 0, left::toString);
      JsonNode all = fits("evaluate.json", "evaluate", out, data, "--all", "--json");
      assertEquals(0, all.get("rows_left_out").asInt());
      fits("evaluate.json", "evaluate", out, data, "--also", out, "--json");
      refusesSlips("explain.json", fits("explain.json", "explain", out, data, "--json"));
      refusesSlips("inspect.json", fits("inspect.json", "inspect", out, "--json"));
    }
  }

  @Test
  void modelsThatAreExported() {
    Path out = folder.resolve("exported");
    Cli.done(words("train", flowers, SMALL, "--out", out));
    Path onnx = folder.resolve("exported.onnx");
    Path java = folder.resolve("Exported.java");
    JsonNode json = fits("export.json", "export", out, "--onnx", onnx, "--java", java, "--json");
    assertEquals(onnx.toString(), json.at("/0/file").asText());
    assertEquals("colour", json.at("/1/inputs/2").asText());
    refusesSlips("export.json", json);
  }

  @Test
  void rowsThatAreAnswered() {
    Path classes = folder.resolve("rows");
    Cli.done(words("train", flowers, SMALL, "--out", classes));
    JsonNode several = fits("predict.json", "predict", classes, flowers, "--json");
    assertEquals(120, several.size());
    refusesSlips("predict.json", several, "/*/probabilities/*");
    Path numbers = folder.resolve("numbers");
    Cli.done(words("train", line, SMALL, "--out", numbers));
    refusesSlips("predict.json", fits("predict.json", "predict", numbers, line, "--json"));
  }

  /** A number beyond what a float holds makes an answer that is no number. */
  @Test
  void answersThatAreNoNumbersAreNull() throws IOException {
    Path out = folder.resolve("linear");
    Cli.done(words("train", line, "--hidden", 0, "--epochs", 2, "--out", out));
    Path rows = Files.writeString(folder.resolve("huge.csv"), "a,b\n3e38,-3e38\n1,2\n");
    JsonNode json = fits("predict.json", "predict", out, rows, "--json");
    assertTrue(json.at("/0/value").isNull(), json::toString);
    assertTrue(json.at("/1/value").isNumber(), json::toString);
  }

  @Test
  void imagesThatAreAnswered() throws IOException {
    Path out = folder.resolve("digits");
    Cli.done("train", "digits", "--hidden", 8, "--epochs", 1, "--out", out);
    Pixels pixels = (Pixels) DataSets.named("digits").train().features();
    Path image = folder.resolve("zero.png");
    Images.write(image, pixels, 0, 16);
    JsonNode json = fits("predict.json", "predict", out, image, image, "--images", "raw", "--json");
    assertEquals(image.toString(), json.at("/1/input").asText());
    fits("evaluate.json", "evaluate", out, "digits", "--json");
    fits("inspect.json", "inspect", out, "--json");
  }

  @Test
  void experiments() {
    JsonNode list = fits("experiments.json", "experiment", "--json");
    refusesSlips("experiments.json", list);
    JsonNode one = fits(
        "experiment.json",
        "experiment",
        "bias(seeds=3)",
        "--json",
        "--out",
        folder.resolve("bias"));
    refusesSlips("experiment.json", one, "/numbers/*/(?!marked).*");
  }

  @Test
  void everySchemaIsOneOfTheDraftThatItNames() throws IOException {
    List<JsonShape> schemas = JsonShape.all();
    assertEquals(16, schemas.size(), schemas::toString);
    for (JsonShape schema : schemas) {
      schema.isOfItsDraft();
    }
  }
}
