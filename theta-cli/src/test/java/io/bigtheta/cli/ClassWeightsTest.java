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

/** Rare classes may count more. */
class ClassWeightsTest {
  @TempDir
  private static Path folder;

  private static Path frauds;

  /** 1000 rows, 50 of them frauds, whose amounts overlap with those of others. */
  @BeforeAll
  static void rows() throws IOException {
    StringBuilder text = new StringBuilder("amount,fraud\n");
    for (int i = 0; i < 1000; i++) {
      boolean yes = i % 20 == 0;
      double amount = (yes ? 60 : 50) + 20 * Math.sin(i * 1.7) + 10 * Math.cos(i * 0.37);
      text.append(amount).append(',').append(yes ? "yes\n" : "no\n");
    }
    frauds = Files.writeString(folder.resolve("frauds.csv"), text);
  }

  private static JsonNode trained(String name, Object... more) {
    return Cli.done(JsonShape.words(
            "train",
            frauds,
            "--hidden",
            4,
            "--epochs",
            30,
            "--json",
            "--out",
            folder.resolve(name),
            more))
        .json();
  }

  @Test
  void balancedWeightsFindMoreOfTheRareClass() {
    JsonNode plain = trained("plain").at("/test_scores/classes/1");
    JsonNode balanced =
        trained("balanced", "--class-weights", "balanced").at("/test_scores/classes/1");
    assertEquals("yes", balanced.get("label").asText());
    assertEquals(0, plain.get("recall").asDouble());
    assertTrue(balanced.get("recall").asDouble() > 0.5, balanced::toString);
  }

  @Test
  void theWeightsAreSaidAndARareClassIsSaidWithoutThem() {
    Cli balanced = Cli.done(
        "train",
        frauds,
        "--hidden",
        4,
        "--epochs",
        1,
        "--class-weights",
        "balanced",
        "--out",
        folder.resolve("a"));
    assertTrue(
        balanced.out().contains("class weights: no 0.5263, yes 10 (balanced)"), balanced.out());
    assertFalse(balanced.out().contains("rare class"), balanced.out());
    Cli given = Cli.done(
        "train",
        frauds,
        "--hidden",
        4,
        "--epochs",
        1,
        "--class-weights",
        "yes=7.5",
        "--out",
        folder.resolve("b"));
    assertTrue(given.out().contains("class weights: no 1, yes 7.5"), given.out());
    assertTrue(given.out().contains("class-weights=[1, 7.5]"), given.out());
    Cli plain =
        Cli.done("train", frauds, "--hidden", 4, "--epochs", 1, "--out", folder.resolve("c"));
    assertTrue(plain.out().contains("rare class: yes, 5.0 % of the training rows"), plain.out());
  }

  @Test
  void weightsThatDoNotFitAreRefused() throws IOException {
    refused("maybe=2", "--class-weights: expected the classes no, yes, got \"maybe\"");
    refused(
        "yes", "--class-weights: expected balanced, or weights such as yes=5,no=1, got \"yes\"");
    refused("yes=-1", "--class-weights: expected numbers >= 0, got -1");
    refused("yes=1,yes=2", "--class-weights: expected each class once, got \"yes=1,yes=2\"");
    Cli numbers = Cli.run(
        "train", Cli.line(folder), "--class-weights", "balanced", "--out", folder.resolve("n"));
    assertTrue(
        numbers.err().contains("--class-weights: expected classes, got numbers; leave it out"),
        numbers.err());
    Cli twice = Cli.run(
        "train",
        frauds,
        "--class-weights",
        "balanced",
        "--loss",
        "cross-entropy(class-weights=[1, 2])",
        "--out",
        folder.resolve("t"));
    assertTrue(
        twice
            .err()
            .contains(
                "--class-weights: expected a cross-entropy without weights of its own beside it"),
        twice.err());
  }

  private static void refused(String weights, String message) {
    Cli cli = Cli.run(
        "train",
        frauds,
        "--class-weights",
        weights,
        "--out",
        folder.resolve("refused" + weights.length()));
    assertEquals(2, cli.code());
    assertTrue(cli.err().contains(message), cli.err());
  }
}
