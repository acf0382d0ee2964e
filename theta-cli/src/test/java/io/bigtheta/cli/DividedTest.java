package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test rows of a second file, rows divided by time, and several targets. */
class DividedTest {
  @TempDir
  private Path folder;

  private Path sales() throws IOException {
    StringBuilder text = new StringBuilder("day,minute,price,sold\n");
    for (int k = 0; k < 100; k++) {
      int i = k * 37 % 100;
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(i);
      text.append(day)
          .append(',')
          .append(i)
          .append(',')
          .append(i % 7)
          .append(',')
          .append(3 * (i % 7) + 1)
          .append('\n');
    }
    return Files.writeString(folder.resolve("sales.csv"), text);
  }

  private Cli train(Object... more) {
    return Cli.done(JsonShape.words("train", more, "--hidden", 0, "--epochs", 2));
  }

  @Test
  void theNewestRowsTestAndEvaluateLeavesOutTheLearntOnes() throws IOException {
    Path csv = sales();
    Path out = folder.resolve("run");
    Cli cli = train(csv, "--time", "day", "--out", out);
    assertTrue(
        cli.out()
            .contains(
                "divided by day: 2026-01-01 … 2026-03-13, then 2026-03-14 … 2026-03-21, then 2026-03-22 … 2026-04-10"),
        cli.out());
    JsonNode json = Cli.done("evaluate", out, csv, "--json").json();
    assertEquals(72, json.get("rows_left_out").asInt());
    JsonNode test = Cli.done("evaluate", out, csv, "--test", 0.2, "--json").json();
    assertEquals(20, test.get("rows").asInt());
    assertEquals(0, test.get("rows_left_out").asInt());
  }

  @Test
  void aCrossValidationWalksForward() throws IOException {
    Cli cli = Cli.done(
        "crossvalidate",
        sales(),
        "--time",
        "minute",
        "--folds",
        4,
        "--hidden",
        0,
        "--epochs",
        2,
        "--json",
        "--out",
        folder.resolve("cv"));
    assertEquals(4, cli.json().get("folds").size());
    JsonShape.of("crossvalidate.json").fits(cli.json());
    Cli both = Cli.run("crossvalidate", sales(), "--time", "minute", "--group", "price");
    assertEquals(2, both.code());
    assertTrue(
        both.err().contains("--time: expected --folds beside it, which walk forward, got --group"),
        both.err());
    Cli random = Cli.run("crossvalidate", sales(), "--time", "minute", "--folding", "k-fold(3)");
    assertTrue(random.err().contains("--time: expected --folds beside it"), random.err());
    Cli digits = Cli.run("train", "digits", "--time", "minute", "--out", folder.resolve("digits"));
    assertTrue(
        digits
            .err()
            .contains("--time: expected a CSV file, of which it names a column, got digits"),
        digits.err());
    Cli unknown = Cli.run("train", sales(), "--time", "week", "--out", folder.resolve("week"));
    assertEquals(2, unknown.code(), unknown.err());
  }

  @Test
  void aSecondFileIsTheTestSet() throws IOException {
    Path csv = Cli.flowers(folder);
    List<String> lines = Files.readAllLines(csv);
    Path later = Files.write(folder.resolve("later.csv"), lines.subList(0, 31));
    JsonNode json = train(csv, "--test-file", later, "--json", "--out", folder.resolve("run"))
        .json();
    assertEquals(30, json.get("test_rows").asInt());
    assertEquals(
        120, json.get("train_rows").asInt() + json.get("validation_rows").asInt());
    Path without =
        Files.writeString(folder.resolve("without.csv"), "length,colour,kind\n1,red,rose\n");
    Cli cli = Cli.run("train", csv, "--test-file", without, "--out", folder.resolve("w"));
    assertEquals(2, cli.code());
    assertTrue(cli.err().contains("without.csv: expected a column \"width\""), cli.err());
    Path unknown = Files.writeString(
        folder.resolve("unknown.csv"), "length,width,colour,kind\n1,2,red,tulip\n");
    Cli tulip = Cli.run("train", csv, "--test-file", unknown, "--out", folder.resolve("t"));
    assertTrue(
        tulip.err().contains("expected one of the classes aster, lily, rose, got \"tulip\""),
        tulip.err());
    Cli none = Cli.run(
        "train", csv, "--test-file", folder.resolve("none.csv"), "--out", folder.resolve("n"));
    assertEquals(2, none.code(), none.err());
  }

  @Test
  void severalNumbersArePredictedTogether() throws IOException {
    StringBuilder text = new StringBuilder("u,v,up,down\n");
    for (int i = 0; i < 200; i++) {
      double u = i % 17 / 4.0;
      double v = i % 23 / 5.0;
      text.append(u)
          .append(',')
          .append(v)
          .append(',')
          .append(u + v)
          .append(',')
          .append(100 * (u - v))
          .append('\n');
    }
    Path csv = Files.writeString(folder.resolve("two.csv"), text);
    Path out = folder.resolve("run");
    Cli cli = Cli.done(
        "train",
        csv,
        "--target",
        "up,down",
        "--hidden",
        0,
        "--rate",
        0.05,
        "--epochs",
        60,
        "--out",
        out);
    assertTrue(cli.out().contains("up: RMSE "), cli.out());
    JsonNode json = Cli.done("evaluate", out, csv, "--json").json();
    JsonShape.of("evaluate.json").fits(json);
    assertEquals("down", json.at("/scores/outputs/1/label").asText());
    assertTrue(json.at("/scores/outputs/1/r2").asDouble() > 0.99, json::toString);
    assertTrue(
        Cli.done("predict", out, csv, "--format", "csv").out().startsWith("input,up,down\n"));
    Cli classes = Cli.run(
        "train", csv, "--target", "up,down", "--task", "classes", "--out", folder.resolve("c"));
    assertTrue(
        classes.err().contains("--target: expected one column of classes, got up,down"),
        classes.err());
  }
}
