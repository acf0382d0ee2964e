package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleCommandTest {
  /** Steps of an epoch of digits. */
  private static final int STEPS = 21;

  private static final int EPOCHS = 6;

  @TempDir
  private static Path folder;

  /** Three members with the seeds 7, 8 and 9. */
  private static Path three;

  private static JsonNode trained;

  @BeforeAll
  static void train() {
    three = folder.resolve("three");
    trained = Cli.done(ensemble(three)).json();
  }

  private static Object[] ensemble(Path out) {
    return new Object[] {
      "ensemble", "digits", "--members", 3, "--seed", 7, "--epochs", EPOCHS, "--json", "--out", out
    };
  }

  private static BooleanSupplier after(int steps) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > steps;
  }

  private static void refused(String line, Object... words) {
    Cli cli = Cli.run(words);
    assertEquals(line + "\n", cli.err().replace(folder.toString(), "DIR"));
    assertEquals(2, cli.code());
  }

  /** A copy of the three that a test may damage. */
  private static Path copied(String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name));
    Files.copy(three.resolve("ensemble.json"), to.resolve("ensemble.json"));
    Files.copy(three.resolve("members.json"), to.resolve("members.json"));
    for (int k = 1; k <= 3; k++) {
      Path member = Files.createDirectories(to.resolve(Integer.toString(k)));
      Files.copy(three.resolve(k + "/model.safetensors"), member.resolve("model.safetensors"));
    }
    return to;
  }

  private static JsonNode evaluated(Object... words) {
    return Cli.done(words).json();
  }

  @Test
  void aMemberIsWhatTrainMakesWithItsSeed() throws IOException {
    assertTrue(trained.get("complete").asBoolean());
    double sum = 0;
    for (int k = 1; k <= 3; k++) {
      Path alone = folder.resolve("alone" + k);
      JsonNode single = Cli.done(
              "train", "digits", "--seed", 6 + k, "--epochs", EPOCHS, "--json", "--out", alone)
          .json();
      JsonNode member = trained.get("members").get(k - 1);
      assertEquals(6 + k, member.get("seed").asLong());
      for (String key : new String[] {"theta_digest", "test_accuracy", "validation_loss"}) {
        assertEquals(single.get(key), member.get(key), key);
      }
      assertEquals(
          -1,
          Files.mismatch(
              alone.resolve("model.safetensors"), three.resolve(k + "/model.safetensors")));
      for (String file : new String[] {"run.json", "history.csv", "report.html"}) {
        assertTrue(Files.exists(three.resolve(k + "/" + file)), file);
      }
      sum += member.get("test_accuracy").asDouble() / 3;
    }
    assertEquals(sum, trained.get("mean_test_accuracy").asDouble(), 1e-12);
    assertTrue(trained.get("deviation_test_accuracy").asDouble() > 0);
    assertTrue(trained.get("ensemble").get("test_accuracy").asDouble() > sum);
  }

  @Test
  void whatWasInterruptedGoesOnAndTrainsNoWholeMemberAgain() throws IOException {
    Path out = folder.resolve("broken");
    Cli first = Cli.run("", after(EPOCHS * STEPS + 2 * STEPS + STEPS - 3), ensemble(out));
    assertEquals(130, first.code());
    assertFalse(first.json().get("complete").asBoolean());
    assertEquals(2, first.json().get("members").size());
    assertTrue(first.json().get("ensemble").isNull());
    assertTrue(first.err().contains("to continue: theta resume " + out + "\n"), first.err());
    assertTrue(
        first.err().contains("1 of 3 members are finished; theta resume " + out), first.err());
    assertFalse(Files.exists(out.resolve("ensemble.json")));
    refused(
        "theta: DIR/broken: expected an ensemble with ensemble.json in it, got one that is not whole; theta resume DIR/broken completes it",
        "evaluate",
        out,
        "digits");

    AtomicInteger asked = new AtomicInteger();
    Cli second = Cli.run("", () -> asked.incrementAndGet() > 3 * STEPS, "resume", out);
    assertEquals(130, second.code(), second.err());
    assertTrue(
        second.out().contains("continues    nothing is left to do: this run is finished"),
        second.out());
    assertTrue(second.out().contains("continues    after epoch 2"), second.out());

    Cli third = Cli.done(ensemble(out));
    assertEquals(
        trained.toString().replace(three.toString(), "DIR"),
        third.json().toString().replace(out.toString(), "DIR"));
    assertEquals(-1, Files.mismatch(three.resolve("ensemble.json"), out.resolve("ensemble.json")));
    assertEquals(third.out(), Cli.done("resume", out, "--json").out());
  }

  @Test
  void anotherEnsembleInTheSameFolderIsRefused() {
    refused(
        "theta: DIR/three: expected a new directory, or one with the same ensemble, got one with --epochs \"6\" instead of \"5\"; continue it with theta resume DIR/three, or give another --out",
        "ensemble",
        "digits",
        "--members",
        3,
        "--seed",
        7,
        "--epochs",
        5,
        "--out",
        three);
    refused(
        "theta: DIR/three: expected a new directory, or one with the same ensemble, got one with --members 3 instead of 4; continue it with theta resume DIR/three, or give another --out",
        "ensemble",
        "digits",
        "--members",
        4,
        "--seed",
        7,
        "--epochs",
        6,
        "--out",
        three);
    refused(
        "theta: DIR/three: expected a new directory, got one that holds a run; continue it with theta resume DIR/three, or give another --out",
        "train",
        "digits",
        "--out",
        three);
    refused(
        "theta: --members: expected from 1 to 1000, got 0",
        "ensemble",
        "digits",
        "--members",
        0,
        "--out",
        folder.resolve("none"));
    refused(
        "theta: blueprint: expected one from 64 inputs to 10 outputs for digits, got 1x8x8 dense(9)",
        "ensemble",
        "digits",
        "--layers",
        "dense(9)",
        "--out",
        folder.resolve("none"));
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void evaluateAnswersWithTheMeanOfAllMembers() {
    JsonNode whole = evaluated("evaluate", three, "digits", "--test", 0.2, "--json");
    JsonNode made = evaluated(
        "evaluate",
        three.resolve("1"),
        "digits",
        "--also",
        three.resolve("2"),
        "--also",
        three.resolve("3/model.safetensors"),
        "--test",
        0.2,
        "--json");
    assertEquals(made, whole);
    assertEquals(trained.get("ensemble").get("test_accuracy"), whole.get("accuracy"));
    assertEquals(
        whole,
        evaluated("evaluate", three.resolve("ensemble.json"), "digits", "--test", 0.2, "--json"));
    JsonNode twice =
        evaluated("evaluate", three, "digits", "--also", three, "--test", 0.2, "--json");
    assertEquals(whole.get("accuracy"), twice.get("accuracy"));
  }

  private static Path image(int row) throws IOException {
    Path image = folder.resolve(row + ".png");
    Images.write(image, (Pixels) DataSets.named("digits").train().features(), row, 16);
    return image;
  }

  @Test
  void predictAnswersWithTheMeanOfAllMembers() throws IOException {
    Path image = image(3);
    JsonNode whole = evaluated("predict", three, image, "--json").get(0);
    for (int label = 0; label < 10; label++) {
      double sum = 0;
      for (int k = 1; k <= 3; k++) {
        JsonNode one =
            evaluated("predict", three.resolve("" + k), image, "--json").get(0);
        sum += one.get("probabilities").get("" + label).asDouble() / 3;
      }
      assertEquals(sum, whole.get("probabilities").get("" + label).asDouble(), 1e-6);
    }
    JsonNode also = evaluated(
            "predict",
            three.resolve("1"),
            image,
            "--also",
            three.resolve("2"),
            "--also",
            three.resolve("3"),
            "--json")
        .get(0);
    assertEquals(whole, also);
  }

  @Test
  void changedImagesHaveTheirSayWhateverIsAskedBeside() throws IOException {
    Path first = image(5);
    Path second = image(6);
    Object[] alone = {"predict", three, second, "--augment", "shift(1) rotate(9)", "--json"};
    JsonNode answer = evaluated(alone).get(0);
    JsonNode both =
        evaluated("predict", three, first, second, "--augment", "shift(1) rotate(9)", "--json");
    assertEquals(answer, both.get(1));
    assertEquals(answer, evaluated(alone).get(0));
    assertFalse(answer.equals(evaluated("predict", three, second, "--json").get(0)));
    assertFalse(answer.equals(evaluated(
            "predict", three, second, "--augment", "shift(1) rotate(9)", "--times", 3, "--json")
        .get(0)));
    refused(
        "theta: --times: expected at least 1, got 0",
        "predict",
        three,
        second,
        "--augment",
        "shift(1)",
        "--times",
        0);
    for (Object[] words : new Object[][] {
      {"predict", three, second, "--times", 3}, {"evaluate", three, "digits", "--times", 8}
    }) {
      refused(
          "theta: --times: expected --augment beside it, got none; say what changes an image",
          words);
    }
  }

  @Test
  void tablesAreNotChanged() throws IOException {
    Path csv = Cli.flowers(folder);
    Path out = folder.resolve("flowers");
    Cli.done("train", csv, "--epochs", 1, "--out", out);
    refused(
        "theta: --augment: expected a model of images, got one of tables",
        "predict",
        out,
        csv,
        "--augment",
        "shift(1)");
    refused(
        "theta: flowers.csv: expected images to augment, got a table",
        "evaluate",
        out,
        csv,
        "--augment",
        "shift(1)");
    refused(
        "theta: ensemble: expected models of the same classes [aster, lily, rose], got one of classes [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]",
        "predict",
        out,
        csv,
        "--also",
        three);
  }

  @Test
  void numbersAreAveragedToo() throws IOException {
    Path csv = Cli.line(folder);
    Path out = folder.resolve("line");
    Cli.done(
        "ensemble",
        csv,
        "--members",
        2,
        "--hidden",
        0,
        "--rate",
        0.05,
        "--epochs",
        30,
        "--out",
        out);
    double sum = 0;
    for (String model : new String[] {"1", "2"}) {
      sum += Cli.run("a,b\n2,1\n", () -> false, "predict", out.resolve(model), "-", "--json")
          .json()
          .get(0)
          .get("value")
          .asDouble();
    }
    Cli mean = Cli.run("a,b\n2,1\n", () -> false, "predict", out, "-", "--json");
    assertEquals(sum / 2, mean.json().get(0).get("value").asDouble(), 1e-5);
    assertTrue(evaluated("evaluate", out, csv, "--json").get("r2").asDouble() > 0.9);
  }

  @Test
  void damagedEnsemblesAreRefused() throws IOException {
    Path missing = copied("missing");
    Files.delete(missing.resolve("2/model.safetensors"));
    refused(
        "theta: DIR/missing/ensemble.json: member 2: expected the model DIR/missing/2/model.safetensors, got nothing there; train it anew",
        "evaluate",
        missing,
        "digits");
    Path swapped = copied("swapped");
    Files.copy(
        three.resolve("1/model.safetensors"),
        swapped.resolve("3/model.safetensors"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Cli cli = Cli.run("predict", swapped, image(1));
    assertEquals(2, cli.code());
    assertTrue(cli.err().contains("ensemble.json: member 3: expected θ digest"), cli.err());
    Path damaged = copied("damaged");
    Files.writeString(damaged.resolve("ensemble.json"), "{\"format\":\"theta-ensemble 1\"}");
    refused(
        "theta: DIR/damaged/ensemble.json: expected a list of at most 10000 members, got none; train it anew",
        "evaluate",
        damaged,
        "digits");
    Files.writeString(
        damaged.resolve("members.json"),
        "{\"format\":\"2\",\"recipe\":\"ensemble-recipe(train-recipe(data-recipe(digits)), many)\"}");
    refused(
        "theta: DIR/damaged/members.json: ensemble-recipe: members: expected a whole number from -2147483648 to 2147483647, got \"many\"",
        "resume",
        damaged);
    refused(
        "theta: DIR/three: expected a run with model.safetensors in it, got none; name a member of this ensemble, as DIR/three/1",
        "inspect",
        three);
  }
}
