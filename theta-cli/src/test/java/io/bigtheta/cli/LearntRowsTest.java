package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command judges on rows that a model has learnt from without saying so. */
class LearntRowsTest {
  @TempDir
  private static Path folder;

  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    Cli.done("train", "digits", "--hidden", 16, "--epochs", 5, "--seed", 3, "--out", run);
  }

  @Test
  void evaluateLeavesOutWhatWasLearntFrom() {
    JsonNode json = Cli.done("evaluate", run, "digits", "--json").json();
    Cli people = Cli.done("evaluate", run.resolve("model.safetensors"), "digits");

    assertEquals(503, json.get("rows").asInt());
    assertEquals(1_294, json.get("rows_learnt_from").asInt());
    assertEquals(1_294, json.get("rows_left_out").asInt());
    assertTrue(json.get("rows_learnt_from_known").asBoolean());
    assertTrue(
        people.out().contains("1,294 of 1,797 rows were learnt from and are left out"),
        people.out());
  }

  @Test
  void allRowsMayBeAskedForAndThatIsTold() {
    Cli people = Cli.done("evaluate", run, "digits", "--all");

    assertTrue(people.out().contains("on 1,797 rows"), people.out());
    assertTrue(
        people.out().contains("1,294 of 1,797 rows were learnt from and are included"),
        people.out());
  }

  @Test
  void theTestRowsOfATrainingWereNotLearntFrom() {
    JsonNode trained = Cli.done(
            "train",
            "digits",
            "--hidden",
            16,
            "--epochs",
            5,
            "--seed",
            3,
            "--json",
            "--out",
            folder.resolve("again"))
        .json();
    Cli judged = Cli.done("evaluate", run, "digits", "--test", 0.2, "--json");

    assertEquals(0, judged.json().get("rows_learnt_from").asInt());
    assertEquals(trained.get("test_accuracy"), judged.json().get("accuracy"));
    assertTrue(judged.err().contains("none of 359 rows was learnt from"), judged.err());
  }

  @Test
  void aColumnOfNumbersIsFoundByItsNameWhereverItStands() throws IOException {
    Path line = Cli.line(folder);
    Path out = folder.resolve("line");
    Cli.done("train", line, "--epochs", 20, "--seed", 1, "--out", out);
    List<String> moved = new ArrayList<>();
    for (String row : Files.readAllLines(line)) {
      String[] cells = row.split(",");
      moved.add(cells[2] + "," + cells[1] + "," + cells[0]);
    }
    Path copy = Files.write(folder.resolve("moved.csv"), moved);

    JsonNode before = Cli.done("evaluate", out, line, "--all", "--json").json();
    Cli after = Cli.done("evaluate", out, copy, "--all", "--json");

    assertEquals(before, after.json());
    assertTrue(after.err().contains("true values  in column y; "), after.err());
  }

  @Test
  void aShuffledCopyOfATableIsKnownAgain() throws IOException {
    Path flowers = Cli.flowers(folder);
    Path out = folder.resolve("flowers");
    Cli.done("train", flowers, "--epochs", 2, "--out", out);
    List<String> lines = new ArrayList<>(Files.readAllLines(flowers));
    List<String> rows = lines.subList(1, lines.size());
    Collections.shuffle(rows, new Random(5));
    rows.add("0.35,4.45,green,rose");
    Path copy = Files.write(folder.resolve("copy.csv"), lines);

    Cli judged = Cli.done("evaluate", out, copy, "--json");

    assertEquals(
        121,
        judged.json().get("rows").asInt() + judged.json().get("rows_left_out").asInt());
    assertTrue(judged.json().get("rows_left_out").asInt() >= 86, judged.out());
    assertTrue(judged.err().contains("were learnt from and are left out"), judged.err());
  }

  @Test
  void anEnsembleHasLearntFromWhatAnyMemberHas() {
    Path two = folder.resolve("two");
    Cli.done("ensemble", "digits", "--members", 2, "--hidden", 8, "--epochs", 2, "--out", two);

    JsonNode alone = Cli.done("evaluate", two.resolve("1"), "digits", "--json").json();
    JsonNode both = Cli.done("evaluate", two, "digits", "--json").json();

    assertEquals(1_294, alone.get("rows_learnt_from").asInt());
    assertTrue(both.get("rows_learnt_from").asInt() > 1_294, both.toString());
    assertTrue(both.get("rows").asInt() >= 359, both.toString());
  }

  @Test
  void whatWasTrainedOnAllRowsSaysThatNoneIsNew() {
    Path folds = folder.resolve("folds");
    Cli.done(
        "crossvalidate",
        "digits",
        "--hidden",
        8,
        "--epochs",
        2,
        "--folds",
        2,
        "--refit",
        "--out",
        folds);

    Cli judged = Cli.done("evaluate", folds, "digits");

    assertTrue(judged.out().contains("on 1,797 rows"), judged.out());
    assertTrue(
        judged
            .out()
            .contains("all 1,797 rows were learnt from: name rows that the model has not seen"),
        judged.out());
  }

  @Test
  void pruningJudgesOnTheModelsOwnValidationRowsWhateverItsSeed() {
    Path model = run.resolve("model.safetensors");
    Cli pruned = Cli.done(
        "prune", model, "digits", "--seed", 7, "--epochs", 1, "--out", folder.resolve("small"));

    assertTrue(
        pruned
            .out()
            .contains("data         digits: 1,294 rows to train on, 144 to validate, 359 to test\n"
                + "             divided as in the model's training"),
        pruned.out());
    JsonNode again =
        Cli.done("evaluate", folder.resolve("small"), "digits", "--json").json();
    assertEquals(1_294, again.get("rows_learnt_from").asInt());
  }

  @Test
  void aPrunedModelOnOtherRowsIsJudgedOnRowsThatAreNew() throws IOException {
    Path flowers = Cli.flowers(folder);
    Path half = folder.resolve("half.csv");
    List<String> lines = Files.readAllLines(flowers);
    Files.write(half, lines.subList(0, 61));
    Path out = folder.resolve("of-half");
    Cli.done("train", half, "--hidden", 4, "--epochs", 2, "--test", 0, "--out", out);

    Cli pruned = Cli.done("prune", out, flowers, "--epochs", 1, "--out", folder.resolve("on-all"));

    assertTrue(
        pruned.out().contains("validation and test rows are drawn from the others"), pruned.out());
    assertFalse(pruned.out().contains("divided as in the model's training"), pruned.out());
  }
}
