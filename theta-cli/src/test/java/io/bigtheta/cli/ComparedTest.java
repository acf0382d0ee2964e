package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The result of a training beside a linear model and a constant, as people, programs and the report get it. */
class ComparedTest {
  @TempDir
  private Path folder;

  /** 200 rows of y = 2·x. */
  private Path twice() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 200; i++) {
      text.append(i).append(',').append(2 * i).append('\n');
    }
    return Files.writeString(folder.resolve("twice.csv"), text);
  }

  @Test
  void oneUnitForALineIsNoGoodFit() throws IOException {
    Path out = folder.resolve("run");
    Cli cli = Cli.done("train", twice(), "--hidden", 1, "--out", out);
    assertTrue(
        cli.out()
            .matches(
                "(?s).*\ncompared     R² 0\\.\\d+, RMSE \\d+\\.\\d+ on the test rows \\(linear model R² 1\\.000, RMSE [\\d.]+, always the mean R² -?0\\.\\d+, RMSE [\\d.]+\\)\n.*"),
        cli.out());
    assertTrue(
        cli.out()
            .matches(
                "(?s).*\ndiagnosis    underfitting: a network with 64 hidden units, tried for \\d+ epochs, reaches R² (0\\.99\\d|1\\.000) on \\d+ rows that it has not seen, where this one reaches R² 0\\.\\d+: more units help.*"),
        cli.out());
    assertTrue(cli.out().contains("simpler is better: a linear model, R² 1.000, RMSE "), cli.out());
    assertTrue(Files.readString(out.resolve("report.html")).contains("linear model R² 1.000"));
  }

  @Test
  void programsGetTheScoresAndWhichRowsTheyAreOf() throws IOException {
    Path flowers = Cli.flowers(folder);
    JsonNode test = Cli.done(
            "train",
            flowers,
            "--hidden",
            4,
            "--epochs",
            3,
            "--json",
            "--out",
            folder.resolve("test"))
        .json()
        .get("comparison");
    assertEquals("test", test.get("part").asText());
    assertEquals(24, test.get("rows").asInt());
    assertEquals(1, test.get("linear_model").get("accuracy").asDouble());
    assertTrue(test.get("baseline_answer").asText().matches("always \"(rose|lily|aster)\""));
    assertEquals(1.0 / 3, test.get("baseline").get("accuracy").asDouble(), 1e-12);
    assertTrue(test.get("network").get("r2").isNull());
    JsonNode validation = Cli.done(
            "train",
            flowers,
            "--epochs",
            3,
            "--test",
            0,
            "--json",
            "--out",
            folder.resolve("validation"))
        .json()
        .get("comparison");
    assertEquals("validation", validation.get("part").asText());
    JsonNode none = Cli.done(
            "train",
            flowers,
            "--epochs",
            3,
            "--test",
            0,
            "--validation",
            0,
            "--json",
            "--out",
            folder.resolve("none"))
        .json()
        .get("comparison");
    assertTrue(none.isNull());
    JsonNode images = Cli.done(
            "train", "digits", "--epochs", 1, "--json", "--out", folder.resolve("images"))
        .json()
        .get("comparison");
    assertTrue(images.isNull());
  }
}
