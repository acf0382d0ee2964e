package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {
  @TempDir
  private static Path shared;

  @TempDir
  private Path folder;

  private static Path flowers;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    flowers = Cli.flowers(shared);
    run = shared.resolve("run");
    Cli.done(
        "train",
        flowers,
        "--target",
        "kind",
        "--hidden",
        "32",
        "--epochs",
        "60",
        "--seed",
        3,
        "--test",
        0.3,
        "--out",
        run);
  }

  /** The example: a quarter of the hidden units read the digits within two points of the accuracy of all of them. */
  @Test
  void digitsAreReadByAQuarterOfTheUnitsWithinTwoPoints() {
    Path large = folder.resolve("digits");
    Cli.done("train", "digits", "--hidden", "96", "--epochs", 30, "--out", large);
    JsonNode json = Cli.done(
            "prune",
            large,
            "digits",
            "--tolerance",
            "1%",
            "--step",
            0.5,
            "--out",
            folder.resolve("small"),
            "--json")
        .json();
    assertEquals(96, json.get("units_before").asInt());
    assertTrue(json.get("units_after").asInt() <= 24, json::toString);
    double before = json.get("test_accuracy_before").asDouble();
    double after = json.get("test_accuracy_after").asDouble();
    assertTrue(before >= 0.97, json::toString);
    assertTrue(after >= before - 0.02, json::toString);
    assertTrue(
        json.get("file_bytes_after").asLong() < json.get("file_bytes_before").asLong() / 3,
        json::toString);
  }

  @Test
  void theFilesTellTheSameAsTheJson() throws IOException {
    Path out = folder.resolve("pruned");
    Cli cli = Cli.done("prune", run, flowers, "--out", out, "--json");
    JsonNode json = cli.json();
    assertTrue(cli.err().contains("round  1"), cli.err());
    Path model = Path.of(json.get("model").asText());
    assertEquals(out.resolve("model.safetensors"), model);
    assertEquals(Files.size(model), json.get("file_bytes_after").asLong());
    assertEquals(
        json.get("parameters_after").asInt(),
        Cli.done("inspect", model, "--json").json().get("parameters").asInt());
    assertEquals(
        Files.readString(out.resolve("pruning.csv")).lines().count(),
        1 + json.get("curve").size());
    JsonNode first = json.get("curve").get(0);
    assertEquals(json.get("units_before"), first.get("units"));
    assertEquals(json.get("test_accuracy_before"), first.get("test_accuracy"));
    for (String name : new String[] {"report.html", "pruning.svg", "prune.json"}) {
      assertTrue(Files.exists(out.resolve(name)), name);
    }
    assertFalse(Files.exists(out.resolve("run.json")), "a pruning cannot be resumed");
    assertTrue(Cli.done("inspect", model).out().contains("pruning(units("));
  }

  @Test
  void theRowsAreThoseOfTheRunAndItsTestRowsHaveNoSay() {
    Cli cli = Cli.done("prune", run, flowers, "--out", folder.resolve("a"));
    assertTrue(
        cli.out()
            .contains("data         flowers.csv: 76 rows to train on, 8 to validate, 36 to test"),
        cli.out());
    assertTrue(cli.out().contains("divided as in the model's training"), cli.out());
    String evaluated = Cli.done(
            "evaluate", run, flowers, "--target", "kind", "--test", 0.3, "--json")
        .json()
        .get("accuracy")
        .asText();
    assertEquals(
        evaluated,
        Cli.done("prune", run, flowers, "--out", folder.resolve("b"), "--json")
            .json()
            .get("test_accuracy_before")
            .asText());
  }

  @Test
  void aModelAloneKnowsItsRowsAndWhereOthersAreAskedForThatIsTold() {
    Path model = run.resolve("model.safetensors");
    Cli cli = Cli.done("prune", model, flowers, "--out", folder.resolve("a"));
    assertTrue(cli.out().contains("76 rows to train on, 8 to validate, 36 to test"), cli.out());
    assertFalse(cli.out().contains("have no effect"), cli.out());
    Cli other = Cli.done(
        "prune",
        model,
        flowers,
        "--test",
        0.5,
        "--seed",
        4,
        "--target",
        "kind",
        "--out",
        folder.resolve("b"));
    assertTrue(other.out().contains("76 rows to train on, 8 to validate, 36 to test"), other.out());
    assertTrue(other.out().contains("--validation and --test have no effect"), other.out());
  }

  @Test
  void whatWasPrunedIsPrunedOnWithTheSameRows() {
    Path once = folder.resolve("once");
    Cli.done("prune", run, flowers, "--tolerance", "0.3", "--step", 0.5, "--out", once);
    Cli twice = Cli.done(
        "prune",
        once,
        flowers,
        "--method",
        "weights",
        "--tolerance",
        0.3,
        "--out",
        folder.resolve("twice"));
    assertTrue(twice.out().contains("36 to test"), twice.out());
    assertFalse(twice.out().contains("not the rows"), twice.out());
  }

  @Test
  void theBitsDoNotDependOnThreads() {
    String one = digest("one", 1);
    assertEquals(one, digest("two", 2));
  }

  private String digest(String name, int threads) {
    return Cli.done(
            "prune",
            run,
            flowers,
            "--method",
            "weights",
            "--saliency",
            "optimal-brain-damage",
            "--threads",
            threads,
            "--out",
            folder.resolve(name),
            "--json")
        .json()
        .get("theta_digest")
        .asText();
  }

  @Test
  void numbersArePrunedByTheirError() throws IOException {
    Path line = Cli.line(folder);
    Path large = folder.resolve("line");
    Cli.done("train", line, "--hidden", "24", "--epochs", 60, "--out", large);
    Cli cli = Cli.done(
        "prune", large, line, "--tolerance", "20%", "--out", folder.resolve("p"), "--json");
    assertTrue(cli.json().get("test_accuracy_after").isNull(), cli.out());
    assertTrue(cli.json().get("validation_rmse_after").asDouble()
        <= 1.2 * cli.json().get("validation_rmse_before").asDouble() + 1e-9);
  }

  @Test
  void anInterruptionKeepsTheSmallestSoFar() {
    Path out = folder.resolve("cut");
    Cli cli = Cli.run("", () -> true, "prune", run, flowers, "--out", out);
    assertEquals(130, cli.code(), cli.err());
    assertTrue(
        cli.out().contains("interrupted: the smallest network that held so far is saved"),
        cli.out());
    Cli.done("evaluate", out, flowers, "--target", "kind");
  }

  private void refused(String line, Object... words) {
    Cli cli = Cli.run(words);
    assertEquals(2, cli.code(), cli.out() + cli.err());
    assertEquals("theta: " + line, cli.err().strip());
    assertFalse(Files.exists(folder.resolve("no")), "nothing is left behind");
  }

  @Test
  void whatCannotBeIsRefusedWithOneLine() {
    Path no = folder.resolve("no");
    refused(
        "--tolerance: expected a share in [0, 1), as 0.5% or 0.005, got \"lots\"",
        "prune", run, flowers, "--out", no, "--tolerance", "lots");
    refused(
        "--tolerance: expected a share in [0, 1), as 0.5% or 0.005, got \"100%\"",
        "prune", run, flowers, "--out", no, "--tolerance", "100%");
    refused(
        "--step: expected a share in (0, 1), got 1.0",
        "prune",
        run,
        flowers,
        "--out",
        no,
        "--step",
        "1");
    refused(
        "--epochs: expected at least 1, got 0",
        "prune",
        run,
        flowers,
        "--out",
        no,
        "--epochs",
        "0");
    refused(
        "--saliency: expected one of norm, optimal-brain-damage, taylor, got \"magnitude\"",
        "prune",
        run,
        flowers,
        "--out",
        no,
        "--saliency",
        "magnitude");
    refused(
        "--method: expected one of units, weights, got \"layers\"; see theta prune --help",
        "prune",
        run,
        flowers,
        "--out",
        no,
        "--method",
        "layers");
    refused(
        run + ": expected a new directory, got one that holds a run; continue it with theta resume "
            + run + ", or give another --out",
        "prune",
        run,
        flowers,
        "--out",
        run);
    refused("prune: expected DATA, got nothing; see theta prune --help", "prune", run);
  }
}
