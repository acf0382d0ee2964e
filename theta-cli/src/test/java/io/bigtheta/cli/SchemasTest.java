package io.bigtheta.cli;

import static io.bigtheta.cli.JsonShape.SMALL;
import static io.bigtheta.cli.JsonShape.fits;
import static io.bigtheta.cli.JsonShape.refusesSlips;
import static io.bigtheta.cli.JsonShape.stopped;
import static io.bigtheta.cli.JsonShape.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands that train write with {@code --json} is what {@code docs/schemas} says. */
class SchemasTest {
  @TempDir
  private static Path folder;

  private static Path flowers;
  private static Path line;
  private static Path few;

  @BeforeAll
  static void data() throws IOException {
    flowers = Cli.flowers(folder);
    line = Cli.line(folder);
    few = Files.write(folder.resolve("few.csv"), Files.readAllLines(line).subList(0, 12));
  }

  @Test
  void trainings() {
    Path out = folder.resolve("train");
    refusesSlips(
        "train.json",
        fits("train.json", "train", flowers, SMALL, "--out", out),
        "/diagnosis/validation");
    fits("train.json", "resume", out, "--json");
    JsonNode numbers = fits("train.json", "train", line, SMALL, "--out", folder.resolve("train-l"));
    assertTrue(numbers.at("/diagnosis/train").has("r2"), numbers::toString);
    refusesSlips("train.json", numbers, "/diagnosis/validation");
    JsonNode all = fits(
        "train.json",
        words(
            "train", flowers, SMALL, "--validation", 0, "--test", 0, "--out", folder.resolve("a")));
    assertTrue(all.get("test_accuracy").isNull());
    JsonNode first =
        stopped("train.json", 2, "train", flowers, SMALL, "--out", folder.resolve("train-0"));
    assertTrue(first.get("model").isNull());
    refusesSlips("train.json", first);
    JsonNode later =
        stopped("train.json", 8, "train", line, SMALL, "--out", folder.resolve("train-1"));
    assertEquals("interrupted", later.get("stop_reason").asText());
  }

  @Test
  void aTrainingThatRunsAway() {
    Cli cli = Cli.run(words(
        "train",
        line,
        "--hidden",
        4,
        "--optimizer",
        "sgd",
        "--rate",
        1e30,
        "--json",
        "--out",
        folder.resolve("away")));
    assertEquals(1, cli.code(), cli.err());
    JsonShape.of("train.json").fits(cli.json());
    assertEquals("diverged", cli.json().get("stop_reason").asText());
  }

  @Test
  void trainingsWithSnapshots() {
    for (Path data : List.of(flowers, line)) {
      Object[] cycles = words(
          "train",
          data,
          "--hidden",
          4,
          "--epochs",
          6,
          "--rate",
          "cycles(0.01, 3)",
          "--snapshots",
          2,
          "--json");
      Path out = folder.resolve("snapshots-" + data.getFileName());
      JsonNode json = fits("train.json", words(cycles, "--out", out));
      assertTrue(json.at("/snapshots/ensemble").has("validation_rows"), json::toString);
      refusesSlips("train.json", json, "/diagnosis/validation");
      JsonNode bare =
          fits("train.json", words(cycles, "--validation", 0, "--test", 0, "--out", out + "-bare"));
      assertTrue(bare.at("/snapshots/ensemble").isNull(), bare::toString);
    }
  }

  @Test
  void ensembles() {
    for (Path data : List.of(flowers, line)) {
      Path out = folder.resolve("ensemble-" + data.getFileName());
      Object[] two = words("ensemble", data, "--members", 2, SMALL);
      refusesSlips("ensemble.json", fits("ensemble.json", two, "--out", out));
    }
    Object[] two = words("ensemble", flowers, "--members", 2, SMALL);
    fits("ensemble.json", two, "--test", 0, "--out", folder.resolve("ensemble-0"));
    JsonNode first = stopped("ensemble.json", 3, two, "--out", folder.resolve("ensemble-1"));
    assertEquals(1, first.get("members").size());
    assertTrue(first.get("ensemble").isNull());
  }

  @Test
  void crossValidations() {
    for (Path data : List.of(flowers, line)) {
      Path out = folder.resolve("folds-" + data.getFileName());
      Object[] three = words("crossvalidate", data, SMALL, "--folds", 3);
      refusesSlips(
          "crossvalidate.json", fits("crossvalidate.json", three, "--refit", "--out", out));
      fits("crossvalidate.json", "resume", out, "--json");
      JsonNode one = fits(
          "crossvalidate.json",
          words("crossvalidate", data, SMALL, "--hold-out", 0.3, "--out", out + "-1"));
      assertTrue(one.at("/interval/0").isNull());
      JsonNode some = stopped("crossvalidate.json", 30, three, "--threads", 1, "--out", out + "-2");
      assertFalse(some.get("complete").asBoolean());
    }
    JsonNode single = fits(
        "crossvalidate.json",
        words("crossvalidate", few, SMALL, "--leave-one-out", "--out", folder.resolve("loo")));
    assertTrue(single.at("/folds/0/r2").isNull(), single::toString);
  }

  @Test
  void searches() {
    for (Path data : List.of(flowers, line)) {
      Path out = folder.resolve("search-" + data.getFileName());
      Object[] two = words(
          "search", data, "--hidden", "2,4", "--epochs", 3, "--batch", 32, "--folds", 3, "--json");
      refusesSlips("search.json", fits("search.json", two, "--out", out));
      fits("search.json", "resume", out, "--json");
      fits("search.json", two, "--by", "loss", "--out", out + "-by");
      JsonNode none = stopped("search.json", 4, two, "--threads", 1, "--out", out + "-0");
      assertTrue(none.get("chosen").isNull());
      stopped("search.json", 48, two, "--threads", 1, "--out", out + "-1");
    }
  }

  @Test
  void learningCurves() {
    for (Path data : List.of(flowers, line)) {
      Path out = folder.resolve("curve-" + data.getFileName());
      Object[] curve =
          words("learning-curve", data, SMALL, "--folds", 3, "--sizes", "50%,100%", "--threads", 1);
      refusesSlips("learning-curve.json", fits("learning-curve.json", curve, "--out", out));
      fits("learning-curve.json", "resume", out, "--json");
      JsonNode none = stopped("learning-curve.json", 4, curve, "--out", out + "-0");
      assertEquals(0, none.get("points").size());
      fits(
          "learning-curve.json",
          words(
              "learning-curve",
              data,
              SMALL,
              "--hold-out",
              0.3,
              "--sizes",
              "50%",
              "--out",
              out + "-1"));
    }
  }

  @Test
  void prunings() {
    for (Path data : List.of(flowers, line)) {
      Path out = folder.resolve("prune-" + data.getFileName());
      Cli.done(words("train", data, "--hidden", 8, "--epochs", 20, "--out", out + "-model"));
      Object[] prune = words("prune", out + "-model", data, "--epochs", 2, "--json");
      refusesSlips("prune.json", fits("prune.json", prune, "--out", out));
      fits("prune.json", "resume", out, "--json");
      fits("prune.json", prune, "--method", "weights", "--out", out + "-weights");
      fits("prune.json", prune, "--test", 0, "--out", out + "-0");
      JsonNode some = stopped("prune.json", 12, prune, "--out", out + "-1");
      assertFalse(some.get("complete").asBoolean());
    }
  }
}
