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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
  @TempDir
  private Path folder;

  private Object[] search(String out, Object... more) throws IOException {
    List<Object> words = new ArrayList<>(List.of(
        "search",
        Cli.flowers(folder),
        "--epochs",
        12,
        "--rate",
        0.02,
        "--folds",
        3,
        "--out",
        folder.resolve(out)));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private static List<String> texts(JsonNode list, String name) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.get(name).asText()));
    return texts;
  }

  @Test
  void theSmallestWithinOneStandardErrorIsChosenAndTheChoiceIsExplained() throws IOException {
    Cli cli = Cli.done(search("out", "--hidden", "1,3,24"));
    assertTrue(cli.out().contains("candidates   3, grid: hidden 1, 3, 24\n"), cli.out());
    assertTrue(cli.out().contains("folds        k-fold(3), compared by accuracy\n"), cli.out());
    assertTrue(
        cli.out().matches("(?s).*\n\\* hidden=\\d+ +\\d+ +[\\d.]+ %.*chosen\n.*"), cli.out());
    assertTrue(
        cli.out().matches("(?s).*\nchosen       hidden=\\d+ \\(\\d+ parameters, accuracy .*"),
        cli.out());
    assertTrue(
        cli.out()
            .matches(
                "(?s).*\nto train it: theta train \\S+flowers.csv --hidden \\d+ --rate 0.02 --batch \\d+ --epochs 12\n.*"),
        cli.out());
    for (String name : List.of("report.html", "search.svg", "trials.csv", "trials.jsonl")) {
      assertTrue(Files.size(folder.resolve("out").resolve(name)) > 100, name);
    }
    try (Stream<String> lines = Files.lines(folder.resolve("out/trials.csv"))) {
      assertEquals(1 + 3 * 3, lines.count());
    }
  }

  @Test
  void programsGetEveryTrialTheChoiceAndTheReason() throws IOException {
    JsonNode json = Cli.done(search("out", "--hidden", "1,24", "--json")).json();
    assertEquals(List.of("hidden=1", "hidden=24"), texts(json.get("trials"), "name"));
    assertEquals(
        List.of("dense(1, activation=relu) dense(3)", "dense(24, activation=relu) dense(3)"),
        texts(json.get("trials"), "structure"));
    double mean = 0;
    JsonNode large = json.get("trials").get(1);
    for (JsonNode fold : large.get("folds")) {
      mean += fold.get("accuracy").asDouble() / 3;
    }
    assertEquals(mean, large.get("mean_accuracy").asDouble(), 1e-12);
    assertEquals("hidden=24", json.get("best").asText());
    assertEquals("hidden=24", json.get("chosen").asText());
    assertTrue(json.get("reason").asText().contains("is the best"), json.toString());
    assertTrue(json.get("complete").asBoolean());
    assertEquals(
        0, json.get("trials").get(0).get("folds").get(0).get("best_epoch").asInt() / 13);
  }

  @Test
  void aSearchThatWasInterruptedGoesOnAndEndsInTheSameRanking() throws IOException {
    Object[] whole = search("whole", "--hidden", "2,4,8", "--json", "--strategy", "halving(2)");
    JsonNode wanted = Cli.done(whole).json();
    AtomicInteger asked = new AtomicInteger();
    Cli cut = Cli.run(
        "",
        () -> asked.incrementAndGet() > 600,
        search("cut", "--hidden", "2,4,8", "--json", "--strategy", "halving(2)", "--threads", 1));
    assertEquals(130, cut.code(), cut.err());
    assertTrue(cut.json().get("chosen").isNull());
    assertTrue(cut.err().contains("to continue: theta resume " + folder.resolve("cut")), cut.err());
    Cli rest = Cli.done("resume", folder.resolve("cut"), "--json", "--threads", 2);
    assertTrue(
        rest.err().matches("(?s).*known        \\d+ of \\d+ folds were trained before.*"),
        rest.err());
    assertEquals(wanted.get("trials"), rest.json().get("trials"));
    assertEquals(wanted.get("reason"), rest.json().get("reason"));
    Cli again = Cli.done("resume", folder.resolve("cut"), "--json");
    assertEquals(rest.json(), again.json(), "nothing is left to do");
  }

  @Test
  void otherPartsOfTheRecipeVaryToo() throws IOException {
    JsonNode json = Cli.done(search(
            "out",
            "--vary",
            "dropout=0,0.2,activation=relu,leaky-relu(slope=0.1)",
            "--vary",
            "weight-decay=0,1e-3",
            "--hidden",
            "4-3",
            "--layers",
            "1",
            "--json"))
        .json();
    assertEquals(8, json.get("trials").size());
    JsonNode last = json.get("trials").get(7);
    assertEquals(
        "hidden=4-3, layers=1, dropout=0.2, activation=leaky-relu(slope=0.1), weight-decay=1e-3",
        last.get("name").asText());
    assertEquals(
        "dense(4, activation=leaky-relu(slope=0.1)) dropout(0.2) dense(3, activation=leaky-relu(slope=0.1)) dropout(0.2) dense(3)",
        last.get("structure").asText());
    assertTrue(
        last.get("trainer").asText().contains("penalty=decoupled(0.001)"),
        last.get("trainer").asText());
    assertTrue(json.get("command").asText().contains(" --hidden 4,3"), json.toString());
  }

  @Test
  void numbersAreComparedByTheirLoss() throws IOException {
    JsonNode json = Cli.done(
            "search",
            Cli.line(folder),
            "--hidden",
            "0,8",
            "--epochs",
            30,
            "--rate",
            0.02,
            "--hold-out",
            0.3,
            "--json",
            "--out",
            folder.resolve("out"))
        .json();
    assertEquals("loss", json.get("measure").asText());
    assertTrue(json.get("trials").get(0).get("standard_error").isNull());
    assertTrue(json.get("reason").asText().contains("with a single fold"), json.toString());
  }

  @Test
  void whereEveryCandidateDivergesNothingIsChosen() throws IOException {
    Object[] words = {
      "search",
      Cli.line(folder),
      "--hidden",
      "2,4",
      "--optimizer",
      "sgd",
      "--rate",
      1e38,
      "--epochs",
      3,
      "--folds",
      2,
      "--out",
      folder.resolve("out")
    };
    Cli cli = Cli.run(words);
    assertEquals(1, cli.code(), cli.err());
    assertTrue(
        cli.out()
            .contains(
                "nothing      no candidate has a loss that is a number: every one of them diverged\n"),
        cli.out());
    assertFalse(cli.out().contains("to train it"), cli.out());
    assertTrue(Files.exists(folder.resolve("out/report.html")));
  }

  private void refused(String line, Object... words) throws IOException {
    Cli cli = Cli.run(words);
    assertEquals("theta: " + line + "\n", cli.err());
    assertEquals(2, cli.code());
    assertFalse(Files.exists(folder.resolve("no")));
  }

  @Test
  void whatCannotBeSearchedIsRefusedInOneLine() throws IOException {
    refused(
        "--hidden: expected values such as 8,16,32 or a range such as 4..256, got an empty one",
        search("no", "--hidden", "8,,16"));
    refused(
        "--hidden: expected a range LOW..HIGH with 0 < LOW <= HIGH, got 9..2",
        search("no", "--hidden", "9..2"));
    refused(
        "--layers: expected numbers of hidden layers as 1,2, got \"two\"",
        search("no", "--layers", "two"));
    refused(
        "--vary: expected NAME=VALUES as rate=0.001,0.01, got \"0.1,0.2\"",
        search("no", "--vary", "0.1,0.2"));
    refused(
        "--vary: expected one of activation, average, batch, clipping, dropout, epochs, loss, optimizer, penalty, rate, seed, weight-decay, got \"hidden\"; --hidden is an option of its own",
        search("no", "--vary", "hidden=1,2"));
    refused(
        "--strategy: expected one of grid, halving, random, got \"best\"",
        search("no", "--strategy", "best"));
    refused(
        "--by: expected accuracy where the loss itself varies, got loss; different losses do not compare",
        search("no", "--by", "loss", "--vary", "loss=cross-entropy,squared-error"));
    refused(
        "--by: expected loss or r2, as the targets of line.csv are numbers, got accuracy",
        "search",
        Cli.line(folder),
        "--by",
        "accuracy",
        "--out",
        folder.resolve("no"));
  }
}
