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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidateTest {
  @TempDir
  private Path folder;

  private Cli flowers(Object... more) throws IOException {
    List<Object> words = new ArrayList<>(List.of(
        "crossvalidate", Cli.flowers(folder), "--hidden", 4, "--epochs", 20, "--out", out()));
    words.addAll(List.of(more));
    return Cli.run(words.toArray());
  }

  private Path out() {
    return folder.resolve("run");
  }

  private static List<String> digests(JsonNode json) {
    List<String> digests = new ArrayList<>();
    json.get("folds").forEach(fold -> digests.add(fold.get("digest").asText()));
    return digests;
  }

  @Test
  void peopleReadALineForEachFoldAndTheirMeanWithItsError() throws IOException {
    Cli cli = flowers();
    assertEquals(0, cli.code(), cli.err());
    for (String wanted : List.of(
        "data         flowers.csv: 120 rows",
        "folds        k-fold(5), scored after the last epoch",
        "fold 1/5  accuracy ",
        "fold 5/5  accuracy ",
        " on 24 rows, best epoch ",
        " left\n",
        "mean ± standard error over 5 folds",
        "together     accuracy ",
        "best epoch ",
        "files        " + out())) {
      assertTrue(cli.out().contains(wanted), wanted + " in\n" + cli.out());
    }
    assertTrue(
        cli.out().matches("(?s).*accuracy     \\d+\\.\\d\\d % ± \\d+\\.\\d\\d \\(95 % interval .*"),
        cli.out());
    List<String> rows = Files.readAllLines(out().resolve("out-of-fold.csv"));
    assertEquals("row,true,answer,aster,lily,rose", rows.get(0));
    assertEquals(121, rows.size());
    assertEquals(6, Files.readAllLines(out().resolve("folds.csv")).size());
    for (String file : List.of("report.html", "folds.svg", "confusion.svg", "curves.svg")) {
      assertTrue(Files.exists(out().resolve(file)), file);
    }
  }

  @Test
  void jsonHasTheFoldsAndTheirMeanAndTheBitsDoNotDependOnThreads() throws IOException {
    JsonNode one = flowers("--json", "--threads", 1).json();
    List<String> keys = new ArrayList<>();
    one.fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of(
            "data",
            "notes",
            "rows",
            "blueprint",
            "folding",
            "complete",
            "folds",
            "mean_accuracy",
            "mean_loss",
            "standard_error",
            "interval",
            "duplicates",
            "median_best_epoch",
            "model"),
        keys);
    double sum = 0;
    for (JsonNode fold : one.get("folds")) {
      sum += fold.get("accuracy").asDouble() / 5;
    }
    assertEquals(sum, one.get("mean_accuracy").asDouble(), 1e-12);
    double low = one.get("interval").get(0).asDouble();
    double high = one.get("interval").get(1).asDouble();
    assertTrue(low < sum && sum < high && high <= 1, one.toString());
    assertEquals(0, one.get("duplicates").asInt());
    Path other = folder.resolve("other");
    JsonNode two = Cli.done(
            "crossvalidate",
            folder.resolve("flowers.csv"),
            "--hidden",
            4,
            "--epochs",
            20,
            "--json",
            "--threads",
            2,
            "--out",
            other)
        .json();
    assertEquals(digests(one), digests(two));
    assertEquals(5, digests(one).stream().distinct().count());
    for (String file : List.of("folds.csv", "out-of-fold.csv")) {
      assertEquals(-1, Files.mismatch(out().resolve(file), other.resolve(file)), file);
    }
  }

  @Test
  void numbersAreJudgedByTheirErrorAndR2() throws IOException {
    JsonNode json = Cli.done(
            "crossvalidate",
            Cli.line(folder),
            "--hidden",
            0,
            "--rate",
            0.05,
            "--epochs",
            60,
            "--folds",
            4,
            "--repeat",
            2,
            "--out",
            out(),
            "--json")
        .json();
    assertEquals("repeated(k-fold(4), 2)", json.get("folding").asText());
    assertEquals(8, json.get("folds").size());
    assertTrue(json.get("mean_rmse").asDouble() < 0.1, json.toString());
    assertTrue(json.get("mean_r2").asDouble() > 0.999, json.toString());
    assertFalse(json.has("mean_accuracy"));
    assertEquals(
        "row,y,y answered", Files.readAllLines(out().resolve("out-of-fold.csv")).get(0));
  }

  @Test
  void theRefitNetworkHasSeenAllRowsForTheMedianOfTheBestEpochs() throws IOException {
    Cli cli = flowers("--refit", "--json");
    JsonNode json = cli.json();
    assertEquals(
        out().resolve("model.safetensors").toString(), json.get("model").asText());
    assertTrue(cli.err()
        .contains(
            "refit        on all 120 rows, for " + json.get("median_best_epoch") + " epochs\n"));
    String told = Cli.done("inspect", out()).out();
    assertTrue(told.contains("120"), told);
    assertTrue(told.contains("epoch-reached(" + json.get("median_best_epoch").asInt() + ")"), told);
  }

  @Test
  void rowsOfAGroupAreHeldOutTogetherAndTheGroupIsNoInput() throws IOException {
    StringBuilder text = new StringBuilder("a,person,kind\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 7).append(",p").append(i / 6).append(i % 2 == 0 ? ",yes\n" : ",no\n");
    }
    Path csv = Files.writeString(folder.resolve("people.csv"), text);
    JsonNode json = Cli.done(
            "crossvalidate",
            csv,
            "--group",
            "person",
            "--folds",
            3,
            "--epochs",
            2,
            "--out",
            out(),
            "--json")
        .json();
    assertEquals("grouped(3)", json.get("folding").asText());
    assertTrue(json.get("blueprint").asText().startsWith("1 dense"), json.toString());
    for (JsonNode fold : json.get("folds")) {
      assertEquals(0, fold.get("rows").asInt() % 6, "whole groups of six");
    }
  }

  @Test
  void anInterruptionSaysWhatTheFinishedFoldsSay() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    int stepsOfAFold = 20 * 6;
    Cli cli = Cli.run(
        "",
        () -> asked.incrementAndGet() > 2.5 * stepsOfAFold,
        "crossvalidate",
        Cli.flowers(folder),
        "--hidden",
        4,
        "--epochs",
        20,
        "--threads",
        1,
        "--refit",
        "--out",
        out());
    assertEquals(130, cli.code());
    assertTrue(
        cli.out().contains("interrupted  2 of 5 folds are finished, with these scores"), cli.out());
    assertTrue(cli.out().contains("mean ± standard error over 2 folds"), cli.out());
    assertEquals(3, Files.readAllLines(out().resolve("folds.csv")).size());
    assertFalse(Files.exists(out().resolve("model.safetensors")));
  }

  @Test
  void anInterruptionBeforeAFoldEndedLeavesNothing() throws IOException {
    Cli cli = Cli.run("", () -> true, "crossvalidate", Cli.flowers(folder), "--out", out());
    assertEquals(130, cli.code());
    assertTrue(
        cli.out().endsWith("interrupted before any part was finished, so there is no result\n"),
        cli.out());
    assertFalse(Files.exists(out()));
  }

  @Test
  void rowsThatAreThereTwiceAreReportedWithWhatToDo() throws IOException {
    Path csv = Cli.flowers(folder);
    List<String> rows = Files.readAllLines(csv);
    Files.write(csv, rows.subList(1, 13), java.nio.file.StandardOpenOption.APPEND);
    Cli cli = Cli.done("crossvalidate", csv, "--leave-one-out", "--epochs", 1, "--out", out());
    assertTrue(
        cli.out()
            .contains(
                "duplicates   24 of 132 rows are held out while an equal row is used for training, so the accuracy may be too high by up to 18.2 points; remove repeated rows from the data, or let --group name a column that equal rows share"),
        cli.out());
    long lines = cli.out().lines().filter(line -> line.startsWith("fold ")).count();
    assertTrue(lines > 10 && lines < 25, "of 132 folds some have a line, not " + lines);
  }

  @Test
  void aFoldThatDivergesIsNamedAndTheExitCodeIs1() throws IOException {
    Path csv = Cli.line(folder);
    Cli cli = Cli.run(
        "crossvalidate",
        csv,
        "--optimizer",
        "sgd",
        "--rate",
        "1e20",
        "--epochs",
        3,
        "--out",
        out());
    assertEquals(1, cli.code(), cli.out() + cli.err());
    assertTrue(cli.out().contains("diverged: the loss of step "), cli.out());
  }

  @Test
  void ofDataWithoutATestSetAllRowsAreTaken() throws IOException {
    Cli cli = Cli.run("crossvalidate", "digits", "--folds", 2, "--epochs", 1, "--out", out());
    assertEquals(0, cli.code(), cli.err());
    assertTrue(cli.out().contains("digits: 1,797 rows\n"), cli.out());
  }

  @Test
  void whatCannotBeIsRefusedInOneLineAndLeavesNothing() throws IOException {
    refused("--folds: expected at least 2, got 1", "--folds", 1);
    refused("--repeat: expected at least 1, got 0", "--repeat", 0);
    refused("--hold-out: expected a share in (0, 1), got 1.0", "--hold-out", 1);
    refused(
        "--folds: expected one of --folds, --leave-one-out and --hold-out, got more of them; take one",
        "--folds",
        5,
        "--leave-one-out");
    refused(
        "--folding: expected no --folds, --leave-one-out, --hold-out or --repeat beside it, got both; write the folds in one of the two ways",
        "--folding",
        "k-fold(3)",
        "--repeat",
        2);
    refused(
        "--group: expected --folds beside it, which keep groups together, got --hold-out",
        "--group",
        "colour",
        "--hold-out",
        0.2);
    refused(
        "flowers.csv: expected a column \"person\", got the columns length, width, colour, kind",
        "--group",
        "person");
    refused(
        "grouped: expected at least as many groups as the 5 folds, got 2 in flowers.csv; take fewer folds",
        "--group",
        "colour");
    refused("folds: expected 2 … 120 folds of 120 rows, got 121", "--folds", 121);
    Cli cli = Cli.run("crossvalidate", "digits", "--group", "person", "--out", out());
    assertEquals(
        "theta: --group: expected a CSV file, of which it names a column, or speaker for recordings, got digits\n",
        cli.err());
    assertEquals(2, cli.code());
    Cli bad = flowers("--folding", "k-fould(3)");
    assertTrue(bad.err().startsWith("theta: --folding: "), bad.err());
    assertEquals(2, bad.code());
  }

  private void refused(String message, Object... more) throws IOException {
    Cli cli = flowers(more);
    assertEquals("theta: " + message + "\n", cli.err());
    assertEquals(2, cli.code());
    assertFalse(Files.exists(out()));
  }
}
