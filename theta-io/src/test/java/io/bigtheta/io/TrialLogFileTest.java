package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.select.FoldScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLogFileTest {
  private static final FoldScore ONE = new FoldScore(
      1, 30, 12, 9, 0.1, 1 / 3.0, 0.9333333333333333, Double.NaN, Double.NaN, "ab12", "completed");
  private static final FoldScore TWO = new FoldScore(
      2, 30, 0, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 1e-300, -0.0, "", "diverged");

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("trials.jsonl");
    try (TrialLogFile log = TrialLogFile.open(file, "digits")) {
      log.add("dense(8) | \"Ä\"", ONE.number(), ONE);
      log.add("dense(16)", TWO.number(), TWO);
    }
  }

  @Test
  void whatWasAddedIsKnownToTheNextProcessBitForBit() throws IOException {
    try (TrialLogFile log = TrialLogFile.open(file, "digits")) {
      assertEquals(2, log.size());
      assertEquals(Optional.of(ONE), log.find("dense(8) | \"Ä\"", 1));
      assertEquals(Optional.of(TWO), log.find("dense(16)", 2));
      assertEquals(Optional.empty(), log.find("dense(16)", 1));
      assertEquals(Optional.empty(), log.find("dense(32)", 1));
    }
  }

  @Test
  void itIsReadWhateverItsSubjectAndNothingIsChanged() throws IOException {
    Path other = folder.resolve("other.jsonl");
    String recipe = "dense(8, activation=tanh) dense(3) | trainer(cross-entropy, adam, epochs=7)";
    FoldScore later =
        new FoldScore(2, 30, 12, 9, 0.2, 0.5, 0.9, Double.NaN, Double.NaN, "cd34", "completed");
    try (TrialLogFile log = TrialLogFile.open(other, "a subject nobody knows")) {
      log.add(recipe, 2, later);
      log.add(recipe, 1, ONE);
    }
    Files.writeString(other, "{\"recipe\": \"half a li", StandardOpenOption.APPEND);
    byte[] bytes = Files.readAllBytes(other);
    List<TrialLogFile.Kept> all = TrialLogFile.read(other);
    assertEquals(List.of(new TrialLogFile.Kept(recipe, List.of(ONE, later))), all);
    assertEquals(List.of(new Dense(8, new Tanh()), new Dense(3)), all.get(0).layers());
    assertEquals(7, all.get(0).trainer().epochs());
    assertArrayEquals(bytes, Files.readAllBytes(other));
    assertThrows(FormatException.class, () -> {
      Files.writeString(other, "no log at all\n");
      TrialLogFile.read(other);
    });
  }

  @Test
  void cutAnywhereItLosesNoWholeLineAndGoesOn() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      Files.write(file, cut);
      int lines = 0;
      for (byte b : cut) {
        lines += b == '\n' ? 1 : 0;
      }
      try (TrialLogFile log = TrialLogFile.open(file, "digits")) {
        assertEquals(Math.max(0, lines - 1), log.size());
        log.add("dense(64)", TWO.number(), TWO);
      }
      try (TrialLogFile log = TrialLogFile.open(file, "digits")) {
        assertEquals(Math.max(0, lines - 1) + 1, log.size());
        assertEquals(Optional.of(TWO), log.find("dense(64)", 2));
      }
    }
  }

  @Test
  void aFlippedByteIsRefusedOrHarmless() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      for (int bit : new int[] {1, 0x20, 0x80}) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) bit;
        Files.write(file, flipped);
        try (TrialLogFile log = TrialLogFile.open(file, "digits")) {
          assertTrue(log.size() <= 2);
        } catch (FormatException e) {
          assertTrue(e.getMessage().matches("(?s).*: expected .+, got .+"), e.getMessage());
        }
      }
    }
  }

  private void refused(String message, String content, String subject) throws IOException {
    Files.writeString(file, content);
    assertEquals(
        file + message,
        assertThrows(FormatException.class, () -> TrialLogFile.open(file, subject))
            .getMessage());
    assertEquals(content, Files.readString(file), "what is refused is left as it is");
  }

  @Test
  void whatIsNoLogOfThisSearchIsRefused() throws IOException {
    String whole = Files.readString(file);
    refused(
        ": expected scores of the same rows and folds, got scores of others; begin a new search",
        whole,
        "iris");
    refused(":1: expected a JSON object, got \"[1]\"", "[1]\n", "digits");
    refused(
        ":1: metadata \"theta-search\": expected 1, got \"2\"",
        whole.replaceFirst("\"1\"", "\"2\""),
        "digits");
    refused(
        ":2: metadata \"rows\": expected a whole number, got \"many\"",
        whole.replaceFirst("\"rows\":\"30\"", "\"rows\":\"many\""),
        "digits");
    refused(
        ":3: metadata \"loss\": expected a number, got \"big\"",
        whole.replaceFirst("\"Infinity\"", "\"big\""),
        "digits");
    refused(
        ":2: metadata \"accuracy\": expected a share between 0 and 1, got 9.3",
        whole.replaceFirst("0.9333333333333333", "9.3"),
        "digits");
    refused(
        ":2: metadata \"loss\": expected a number >= 0, got -1.0",
        whole.replaceFirst("\"loss\":\"0.3333333333333333\"", "\"loss\":\"-1.0\""),
        "digits");
    refused(
        ":3: metadata \"reason\": expected a text, got none",
        whole.replaceFirst(",\"reason\":\"diverged\"", ""),
        "digits");
  }

  @Test
  void aDirectoryInThePlaceOfTheLogIsRefused() throws IOException {
    Path place = Files.createDirectory(folder.resolve("directory"));
    assertEquals(
        place
            + ": expected the log of a search, got something other than a file; begin a new search",
        assertThrows(FormatException.class, () -> TrialLogFile.open(place, "digits"))
            .getMessage());
  }
}
