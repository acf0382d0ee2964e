package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
  @TempDir
  private Path folder;

  @Test
  void digitsWithNoOptionReach97PercentAndTheDigestOfTheReadme() throws IOException {
    Path out = folder.resolve("run");
    Cli cli = Cli.done("train", "digits", "--out", out, "--json");
    JsonNode json = cli.json();
    assertTrue(json.get("test_accuracy").asDouble() >= 0.97, cli.out());
    String digest = "2f09a1b7820cb5d612d49dfd243574de3e46e8d8ac093b1740f1f803340931b7";
    assertEquals(digest, json.get("theta_digest").asText());
    assertTrue(Files.readString(Path.of("..", "README.md")).contains("θ digest     " + digest));
    assertEquals(96, json.get("epochs_run").asInt());
    assertEquals(96, json.get("seconds_per_epoch").size());
    assertEquals("completed", json.get("stop_reason").asText());
    assertEquals(
        "1x8x8 dense(37, activation=relu) dropout(0.2) dense(10)",
        json.get("blueprint").asText());
    assertEquals(out.resolve("model.safetensors").toString(), json.get("model").asText());
    assertTrue(
        cli.err().contains("hidden units: 37 by default, the mean of 64 inputs and 10 outputs"),
        cli.err());
  }

  @Test
  void jsonHasExactlyTheseKeysAndIsAloneOnStandardOutput() {
    Cli cli = Cli.done("train", "digits", "--epochs", 2, "--out", folder.resolve("run"), "--json");
    List<String> keys = new ArrayList<>();
    cli.json().fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of(
            "data",
            "notes",
            "train_rows",
            "validation_rows",
            "test_rows",
            "blueprint",
            "epochs_run",
            "best_epoch",
            "stop_reason",
            "train_loss",
            "validation_loss",
            "validation_accuracy",
            "test_accuracy",
            "test_rmse",
            "test_r2",
            "members",
            "left_out_accuracy",
            "left_out_rmse",
            "left_out_r2",
            "test_scores",
            "seconds_total",
            "seconds_per_epoch",
            "diagnosis",
            "snapshots",
            "theta_digest",
            "model",
            "comparison"),
        keys);
    assertTrue(cli.out().startsWith("{") && cli.out().endsWith("}\n"), cli.out());
    assertTrue(cli.err().contains("epoch 2/2"), cli.err());
  }

  @Test
  void peopleReadALineForEachEpochAndTheResult() {
    Path out = folder.resolve("run");
    Cli cli = Cli.done("train", "digits", "--epochs", 3, "--hidden", "20", "--out", out);
    assertEquals("", cli.err());
    for (String wanted : List.of(
        "data         digits: 1,294 rows to train on, 144 to validate, 359 to test",
        "network      1x8x8 dense(20, activation=relu) dropout(0.2) dense(10): 1,510 parameters",
        "epoch 1/3",
        "epoch 3/3",
        "best epoch   3 of 3",
        "stopped      all 3 epochs are done",
        "95 % interval",
        "most often",
        "diagnosis    ",
        "θ digest",
        "files        " + out)) {
      assertTrue(cli.out().contains(wanted), wanted + " in\n" + cli.out());
    }
    for (String file : List.of(
        "run.json", "model.safetensors", "checkpoint.safetensors", "history.csv", "report.html")) {
      assertTrue(Files.exists(out.resolve(file)), file);
    }
  }

  @Test
  void aTableOfNumbersIsFittedAndJudgedByItsError() throws IOException {
    Path csv = Cli.line(folder);
    Path out = folder.resolve("run");
    JsonNode json = Cli.done(
            "train", csv, "--hidden", "0", "--rate", "0.05", "--epochs", 60, "--out", out, "--json")
        .json();
    assertEquals("2 dense(1)", json.get("blueprint").asText());
    assertTrue(json.get("test_accuracy").isNull());
    assertTrue(json.get("validation_accuracy").isNull());
    JsonNode judged = Cli.done("evaluate", out, csv, "--all", "--json").json();
    assertEquals(200, judged.get("rows").asInt());
    JsonNode unseen = Cli.done("evaluate", out, csv, "--json").json();
    assertEquals(56, unseen.get("rows").asInt());
    assertEquals(144, unseen.get("rows_left_out").asInt());
    assertTrue(judged.get("r2").asDouble() > 0.999, judged.toString());
    assertTrue(judged.get("rmse").asDouble() < 0.1, judged.toString());
    assertFalse(judged.has("accuracy"));
  }

  @Test
  void targetsThatSpreadOverPowersOfTenMayBeLearntOnALogScale() throws IOException {
    StringBuilder text = new StringBuilder("x,price\n");
    for (int i = 0; i < 200; i++) {
      text.append(i).append(',').append(Math.expm1(i / 20.0)).append('\n');
    }
    Path csv = Files.writeString(folder.resolve("growth.csv"), text);
    Path out = folder.resolve("run");
    Cli cli = Cli.done(
        "train",
        csv,
        "--hidden",
        "0",
        "--rate",
        "0.05",
        "--epochs",
        60,
        "--target-scale",
        "log",
        "--out",
        out,
        "--json");
    assertTrue(cli.err().contains("target-scale=log"), cli.err());
    JsonNode judged = Cli.done("evaluate", out, csv, "--all", "--json").json();
    assertTrue(judged.get("r2").asDouble() > 0.99, judged.toString());
    Cli refused =
        Cli.run("train", "digits", "--target-scale", "log", "--out", folder.resolve("other"));
    assertEquals(2, refused.code());
    assertTrue(
        refused.err().contains("--target-scale: expected numbers as targets, got classes"),
        refused.err());
  }

  @Test
  void allRowsMayBeTrainedOn() throws IOException {
    JsonNode json = Cli.done(
            "train",
            Cli.flowers(folder),
            "--test",
            0,
            "--validation",
            0,
            "--epochs",
            3,
            "--out",
            folder.resolve("run"),
            "--json")
        .json();
    assertEquals(120, json.get("train_rows").asInt());
    assertEquals(0, json.get("validation_rows").asInt());
    assertEquals(0, json.get("test_rows").asInt());
    assertTrue(json.get("validation_loss").isNull());
    assertTrue(json.get("test_accuracy").isNull());
    assertEquals(3, json.get("best_epoch").asInt());
  }

  @Test
  void theResultDependsNeitherOnThreadsNorOnWhereItLands() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Cli.done("train", "digits", "--epochs", 2, "--hidden", 200, "--threads", 1, "--out", one);
    Cli.done("train", "digits", "--epochs", 2, "--hidden", 200, "--threads", 3, "--out", two);
    assertEquals(-1, Files.mismatch(model(one), model(two)));
  }

  @Test
  void everyRecipeCanBeGiven() throws IOException {
    Cli cli = Cli.done(
        "train",
        Cli.flowers(folder),
        "--target",
        "kind",
        "--layers",
        "dense(8, activation=tanh) batch-norm dense(3)",
        "--loss",
        "cross-entropy(smoothing=0.1)",
        "--optimizer",
        "adamw(decay=0.001)",
        "--rate",
        "one-cycle(0.01)",
        "--batch",
        16,
        "--epochs",
        30,
        "--patience",
        9,
        "--stopping",
        "time-limit(60)",
        "--penalty",
        "l2(1e-5)",
        "--clipping",
        "by-norm(1)",
        "--average",
        0.9,
        "--criterion",
        "accuracy",
        "--seed",
        7,
        "--out",
        folder.resolve("run"));
    assertTrue(
        cli.out()
            .contains(
                "trainer(cross-entropy(smoothing=0.1), adamw(decay=0.001), rate=one-cycle(0.01), epochs=30, batch=16, "
                    + "stopping=any-of(patience(9), time-limit(60)), penalty=l2(1e-5), clipping=by-norm(1), "
                    + "average=0.9, monitor=accuracy, seed=7)"),
        cli.out());
  }

  @Test
  void aTrainingThatDivergesSaysSoAndEndsWith1() throws IOException {
    Path out = folder.resolve("run");
    Cli cli = Cli.run(
        "train",
        Cli.line(folder),
        "--optimizer",
        "sgd",
        "--rate",
        "1e30",
        "--epochs",
        5,
        "--out",
        out);
    assertEquals(1, cli.code(), cli.out());
    assertTrue(cli.out().contains("diverged: the loss of step "), cli.out());
  }

  private static Path model(Path run) {
    return run.resolve("model.safetensors");
  }

  @Test
  void theCommandIsWrittenDownAsItWasTyped() throws IOException {
    Path out = folder.resolve("a run");
    Cli.done("train", "digits", "--epochs", 1, "--rate", "cosine(peak=0.003)", "--out", out);
    String command =
        "theta train digits --epochs 1 --rate 'cosine(peak=0.003)' --out '" + out + "'";
    assertTrue(Files.readString(out.resolve("run.json")).contains(command));
    assertTrue(Files.readString(out.resolve("report.html")).contains("--rate"));
  }

  @Test
  void theDiagnosisComparesTrainingAndValidationRowsAlike() throws IOException {
    JsonNode told = Cli.done(
            "train",
            Cli.flowers(folder),
            "--hidden",
            "rule",
            "--epochs",
            60,
            "--out",
            folder.resolve("run"),
            "--json")
        .json()
        .get("diagnosis");
    assertEquals(86, told.get("train").get("rows").asInt());
    double accuracy = told.get("train").get("accuracy").asDouble();
    assertEquals(Math.rint(86 * accuracy), 86 * accuracy, 1e-9, "a share of 86 rows");
    assertTrue(told.get("validation").has("loss"), told.toString());
    List<String> words = new ArrayList<>();
    told.get("findings").forEach(one -> words.add(one.toString()));
    String few = "{\"finding\":\"too few rows\",\"words\":\"10 validation rows are too few";
    assertTrue(words.stream().anyMatch(one -> one.startsWith(few)), told.toString());
    assertTrue(told.get("overfitting_from").isNull());
    JsonNode numbers = Cli.done(
            "train",
            Cli.line(folder),
            "--out",
            folder.resolve("numbers"),
            "--validation",
            0,
            "--json")
        .json()
        .get("diagnosis");
    assertTrue(numbers.get("train").get("r2").asDouble() > 0.9, numbers.toString());
    assertFalse(numbers.has("validation"));
    JsonNode findings = numbers.get("findings");
    assertEquals(
        "nothing held out", findings.get(findings.size() - 1).get("finding").asText());
  }

  @Test
  void aReportThatCannotBeWrittenIsNotNamedAndTheExitCodeIs1() throws IOException {
    Path out = folder.resolve("run");
    java.util.concurrent.atomic.AtomicBoolean begun =
        new java.util.concurrent.atomic.AtomicBoolean();
    Cli cli = Cli.run(
        "",
        () -> {
          if (begun.compareAndSet(false, true)) {
            out.resolve("report.html").resolve("in the way").toFile().mkdirs();
          }
          return false;
        },
        "train",
        "digits",
        "--epochs",
        1,
        "--out",
        out);
    assertEquals(1, cli.code(), cli.out());
    assertTrue(cli.out().contains("no report    "), cli.out());
    assertTrue(cli.out().contains("files        " + out + ": model.safetensors\n"), cli.out());
    assertTrue(Files.exists(out.resolve("model.safetensors")));
  }

  @Test
  void withoutAModelThereIsNoDigest() {
    Cli cli = Cli.run("", () -> true, "train", "digits", "--json", "--out", folder.resolve("run"));
    assertEquals(130, cli.code());
    assertTrue(cli.json().get("theta_digest").isNull());
    assertTrue(cli.json().get("model").isNull());
    assertTrue(cli.json().get("diagnosis").isNull());
  }
}
