package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
  /** Steps of an epoch of digits. */
  private static final int STEPS = 21;

  private static final String[] FILES = {
    "epoch-4.safetensors", "epoch-6.safetensors", "ensemble.json", "model.safetensors"
  };

  @TempDir
  private static Path folder;

  /** Three cycles of two epochs, of which the last two are kept. */
  private static Path two;

  private static JsonNode trained;

  @BeforeAll
  static void train() {
    two = folder.resolve("two");
    trained = Cli.done(train(two, "--json")).json();
  }

  private static Object[] train(Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(
        "train",
        "digits",
        "--rate",
        "cycles(0.01, 3)",
        "--epochs",
        6,
        "--snapshots",
        2,
        "--average",
        0.99,
        "--out",
        out));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private static Object[] with(Object[] words, int place, int value) {
    words[place] = value;
    return words;
  }

  private static BooleanSupplier after(int steps) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > steps;
  }

  private static JsonNode evaluated(Path model, Object... more) {
    List<Object> words = new ArrayList<>(List.of("evaluate", model, "digits", "--test", 0.2));
    words.addAll(List.of(more));
    words.add("--json");
    return Cli.done(words.toArray()).json();
  }

  private static void refused(String line, Object... words) {
    Cli cli = Cli.run(words);
    assertEquals(line + "\n", cli.err().replace(folder.toString(), "DIR"));
    assertEquals(2, cli.code());
  }

  private static void same(Path broken) throws IOException {
    for (String file : FILES) {
      assertEquals(-1, Files.mismatch(two.resolve(file), broken.resolve(file)), file);
    }
  }

  @Test
  void theFolderAnswersWithTheMeanOfItsSnapshots() {
    JsonNode snapshots = trained.get("snapshots");
    for (int i = 0; i < 2; i++) {
      JsonNode one = snapshots.get("models").get(i);
      assertEquals(4 + 2 * i, one.get("epoch").asInt());
      assertEquals(two.resolve(FILES[i]).toString(), one.get("model").asText());
      JsonNode alone = evaluated(two.resolve(FILES[i]));
      assertEquals(alone.get("accuracy"), one.get("test_accuracy"));
      assertEquals(alone.get("loss"), one.get("test_loss"));
    }
    JsonNode whole = evaluated(two);
    assertEquals(evaluated(two.resolve(FILES[0]), "--also", two.resolve(FILES[1])), whole);
    JsonNode together = snapshots.get("ensemble");
    assertEquals(whole.get("accuracy"), together.get("test_accuracy"));
    assertEquals(whole.get("loss"), together.get("test_loss"));
    assertTrue(together.get("validation_accuracy").asDouble() > 0.9);
    assertNotEquals(whole, evaluated(two.resolve("model.safetensors")));
    assertFalse(Files.exists(two.resolve("epoch-2.safetensors")));
  }

  @Test
  void aTableSaysWhatTheyReach() {
    String said = Cli.done("resume", two).out();
    assertTrue(said.contains("this run is finished"), said);
    assertTrue(said.contains("\nsnapshots    after epochs 4, 6\n"), said);
    String number = " +[0-9.]+ %";
    assertTrue(
        said.replace("\n", "|")
            .matches(
                ".*\\|snapshot +epoch +validation  test\\|1 +4" + number + number + "\\|2 +6"
                    + number + number + "\\|mean" + number + " ± [0-9.]+\\|ensemble" + number
                    + number
                    + "\\|\\|files .*: model.safetensors, a model for each snapshot, ensemble.json, .*"),
        said);
  }

  @Test
  void whatWasInterruptedEndsWithTheSameSnapshots() throws IOException {
    Path out = folder.resolve("broken");
    assertEquals(130, Cli.run("", after(3 * STEPS + 5), train(out)).code());
    assertFalse(Files.exists(out.resolve(FILES[0])));
    // as a kill after a snapshot and before its checkpoint leaves it, but damaged
    Files.writeString(out.resolve(FILES[0]), "nothing");
    Cli second = Cli.run("", after(2 * STEPS + 7), "resume", out, "--json");
    assertEquals(130, second.code());
    assertTrue(second.json().get("snapshots").isNull());
    assertFalse(second.err().contains("snapshots    none"), second.err());
    assertTrue(Files.exists(out.resolve(FILES[0])));
    assertFalse(Files.exists(out.resolve("ensemble.json")));
    JsonNode third = Cli.done("resume", out, "--json").json();
    same(out);
    assertEquals(
        trained.get("snapshots").toString().replace(two.toString(), "DIR"),
        third.get("snapshots").toString().replace(out.toString(), "DIR"));
  }

  @Test
  void theyChangeNothingElse() throws IOException {
    Path out = folder.resolve("plain");
    JsonNode plain = Cli.done(with(train(out, "--json"), 7, 0)).json();
    assertTrue(plain.get("snapshots").isNull());
    assertEquals(trained.get("theta_digest"), plain.get("theta_digest"));
    assertFalse(Files.exists(out.resolve("ensemble.json")));
  }

  @Test
  void aRunOfAnOlderVersionIsResumed() throws IOException {
    Path out = folder.resolve("older");
    Cli.run("", after(STEPS), "train", "digits", "--epochs", 2, "--out", out);
    Path file = out.resolve("run.json");
    String older = Files.readString(file).replaceFirst("\\s*\"snapshots\" : \"0\",", "");
    assertFalse(older.contains("snapshots\" :"), older);
    Files.writeString(file, older);
    Cli.done("resume", out);
  }

  @Test
  void aTrainingThatEndsEarlyKeepsThoseItCameTo() throws IOException {
    Path out = folder.resolve("four");
    Cli.done(train(out, "--stopping", "epoch-reached(4)"));
    assertEquals(evaluated(two.resolve(FILES[0])), evaluated(out.resolve(FILES[0])));
    assertEquals(
        evaluated(out.resolve(FILES[0])).get("accuracy"), evaluated(out).get("accuracy"));
    Path none = folder.resolve("three");
    String said = Cli.done(train(none, "--stopping", "epoch-reached(3)")).out();
    assertTrue(said.contains("snapshots    none: the training ended before epoch 4\n"), said);
    assertEquals(evaluated(none.resolve("model.safetensors")), evaluated(none));
  }

  @Test
  void epochsThatAreNotGivenAreWholeCycles() throws IOException {
    Object[] words = {
      "train",
      Cli.flowers(folder),
      "--rate",
      "cycles(0.01)",
      "--snapshots",
      5,
      "--json",
      "--out",
      folder.resolve("flowers")
    };
    JsonNode trained = Cli.done(words).json();
    assertEquals(0, trained.get("epochs_run").asInt() % 5);
    assertEquals(5, trained.get("snapshots").get("models").size());
  }

  @Test
  void numbersAreAveragedToo() throws IOException {
    Path csv = Cli.line(folder);
    Path out = folder.resolve("line");
    Object[] words = {
      "train",
      csv,
      "--hidden",
      0,
      "--rate",
      "cycles(0.05, 2)",
      "--epochs",
      20,
      "--snapshots",
      2,
      "--out",
      out
    };
    String said = Cli.done(words).out();
    assertTrue(said.contains("epoch  validation loss  test RMSE\n"), said);
    JsonNode together =
        Cli.done("resume", out, "--json").json().get("snapshots").get("ensemble");
    JsonNode judged = Cli.done("evaluate", out, csv, "--test", 0.2, "--json").json();
    assertEquals(judged.get("rmse"), together.get("test_rmse"));
  }

  @Test
  void whatCannotBeIsRefused() {
    Path out = folder.resolve("none");
    refused(
        "theta: --snapshots: expected a rate of cycles, as cycles(0.003), got cosine(0.003)",
        "train",
        "digits",
        "--snapshots",
        1,
        "--out",
        out);
    refused(
        "theta: --snapshots: expected from 1 to 3, the cycles of the rate, got 4",
        with(train(out), 7, 4));
    refused(
        "theta: --epochs: expected a multiple of 3, so that every cycle of the rate ends with an epoch, got 7",
        with(train(out), 5, 7));
    assertFalse(Files.exists(out));
    refused(
        "theta: DIR/two: expected a new directory, got one that holds a run; continue it with theta resume DIR/two, or give another --out",
        "ensemble",
        "digits",
        "--out",
        two);
  }
}
