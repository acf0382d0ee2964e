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

class LearningCurveTest {
  @TempDir
  private Path folder;

  private Path out() {
    return folder.resolve("run");
  }

  private Object[] flowers(Object... more) throws IOException {
    List<Object> words = new ArrayList<>(List.of(
        "learning-curve", Cli.flowers(folder), "--hidden", 4, "--epochs", 5, "--out", out()));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  void peopleReadATableAndWhatItSays() throws IOException {
    Cli cli = Cli.done(flowers());
    for (String wanted : List.of(
        "folds        k-fold(5) at each of 7 sizes, always for the same number of steps",
        "35/35  96 rows, fold ",
        "Training rows",
        "             96 ",
        "reading      ",
        "files        " + out() + ": learning-curve.csv, report.html, pictures")) {
      assertTrue(cli.out().contains(wanted), wanted + " in\n" + cli.out());
    }
    List<String> csv = Files.readAllLines(out().resolve("learning-curve.csv"));
    assertEquals(
        "rows,train_error,train_error_standard_error,error,error_standard_error,train_loss,loss",
        csv.get(0));
    assertEquals(8, csv.size());
    String picture = Files.readString(out().resolve("learning-curve.svg"));
    for (String words : List.of(
        "training rows (log scale)",
        "wrong answers (% of rows)",
        "training rows",
        "held-out rows",
        "± standard error over the folds")) {
      assertTrue(picture.contains(">" + words + "<"), words);
    }
    assertTrue(Files.exists(out().resolve("report.html")));
  }

  @Test
  void jsonHasThePointsAndTheReadingAndTheBitsDoNotDependOnThreads() throws IOException {
    Cli one = Cli.done(flowers("--sizes", "20,50%,100%", "--threads", 1, "--json"));
    JsonNode json = one.json();
    assertEquals(3, json.get("points").size());
    assertEquals(20, json.get("points").get(0).get("rows").asInt());
    assertEquals(48, json.get("points").get(1).get("rows").asInt());
    assertEquals(96, json.get("points").get(2).get("rows").asInt());
    assertTrue(json.get("points").get(0).get("validation_standard_error").asDouble() > 0);
    assertEquals("share of rows wrong", json.get("error").asText());
    assertTrue(json.get("more_rows").isBoolean() && json.get("smaller_network").isBoolean());
    Object[] again = flowers("--sizes", "20,50%,100%", "--threads", 3, "--json");
    again[7] = folder.resolve("again"); // after --out
    assertEquals(one.out(), Cli.done(again).out());
  }

  @Test
  void withAllRowsItSaysWhatCrossvalidateSays() throws IOException {
    JsonNode whole =
        Cli.done(flowers("--sizes", "100%", "--json")).json().get("points").get(0);
    JsonNode folds = Cli.done(
            "crossvalidate",
            folder.resolve("flowers.csv"),
            "--hidden",
            4,
            "--epochs",
            5,
            "--json",
            "--out",
            folder.resolve("cv"))
        .json();
    assertEquals(
        1 - folds.get("mean_accuracy").asDouble(), whole.get("validation_error").asDouble(), 1e-12);
    assertEquals(folds.get("mean_loss").asDouble(), whole.get("validation_loss").asDouble(), 1e-12);
  }

  @Test
  void numbersHaveTheErrorOfTheirUnit() throws IOException {
    JsonNode json = Cli.done(
            "learning-curve",
            Cli.line(folder),
            "--sizes",
            "50..160",
            "--epochs",
            2,
            "--json",
            "--out",
            out())
        .json();
    assertEquals("rmse", json.get("error").asText());
    assertEquals(
        List.of(57, 80, 113, 160),
        json.get("points").findValues("rows").stream().map(JsonNode::asInt).toList());
  }

  @Test
  void anInterruptionKeepsTheSizesThatAreFinished() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    // five folds of 48 rows take 30 steps each, asked of before each
    Cli cli = Cli.run(
        "", () -> asked.incrementAndGet() > 250, flowers("--sizes", "50%,100%", "--threads", 1));
    assertEquals(130, cli.code(), cli.out());
    assertTrue(cli.out().contains("interrupted  1 of 2 sizes are finished"), cli.out());
    assertEquals(2, Files.readAllLines(out().resolve("learning-curve.csv")).size());
  }

  @Test
  void sizesThatCannotBeAreRefusedAndLeaveNothing() throws IOException {
    String wanted =
        "--sizes: expected shares of a fold's training rows as 10%..100%, or numbers of rows as 50,100,200, got ";
    for (String wrong :
        List.of("many", "0%", "110%", "1", "50..10", "10%..200", "10..20..30", "")) {
      refused(wanted + "\"" + wrong + "\"", wrong);
    }
    refused("sizes: expected 2 … 96 rows, as many as a fold trains on, got 400", "400");
  }

  private void refused(String message, String sizes) throws IOException {
    Cli cli = Cli.run(flowers("--sizes", sizes));
    assertEquals("theta: " + message + "\n", cli.err());
    assertEquals(2, cli.code());
    assertFalse(Files.exists(out()));
  }
}
