package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.FoldScore;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Learned;
import io.bigtheta.select.Learned.Learnt;
import io.bigtheta.select.Learned.Outcome;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveLogFileTest {
  private static final Outcome ONE = new Outcome(
      40,
      new Learnt(1 / 3.0, 0.9333333333333333, Double.NaN),
      new FoldScore(1, 30, 12, 9, 0.1, 1 / 7.0, 0.8, Double.NaN, Double.NaN, "ab12", "completed"));
  private static final Outcome TWO = new Outcome(
      80,
      new Learnt(Double.POSITIVE_INFINITY, Double.NaN, 1e-300),
      new FoldScore(
          2, 30, 0, 0, Double.NaN, -0.0, Double.NaN, 4.9e-324, Double.NaN, "", "diverged"));

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("networks.jsonl");
    try (CurveLogFile log = CurveLogFile.open(file, "digits")) {
      log.add("dense(8) | \"Ä\" | 40 rows", 1, ONE);
      log.add("dense(8) | all rows", 2, TWO);
    }
  }

  @Test
  void whatWasAddedIsKnownToTheNextProcessBitForBit() throws IOException {
    try (CurveLogFile log = CurveLogFile.open(file, "digits")) {
      assertEquals(2, log.size());
      assertEquals(Optional.of(ONE), log.find("dense(8) | \"Ä\" | 40 rows", 1));
      assertEquals(Optional.of(TWO), log.find("dense(8) | all rows", 2));
      assertEquals(Optional.empty(), log.find("dense(8) | all rows", 1));
    }
  }

  @Test
  void cutAtAnyByteItLosesNoWholeLineAndGoesOn() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      Files.write(file, cut);
      int lines = 0;
      for (byte b : cut) {
        lines += b == '\n' ? 1 : 0;
      }
      try (CurveLogFile log = CurveLogFile.open(file, "digits")) {
        assertEquals(Math.max(0, lines - 1), log.size());
        log.add("more", 2, TWO);
      }
      try (CurveLogFile log = CurveLogFile.open(file, "digits")) {
        assertEquals(Math.max(0, lines - 1) + 1, log.size());
        assertEquals(Optional.of(TWO), log.find("more", 2));
      }
    }
  }

  private void refused(String message, String content, String subject) throws IOException {
    Files.writeString(file, content);
    assertEquals(
        file + message,
        assertThrows(FormatException.class, () -> CurveLogFile.open(file, subject))
            .getMessage());
    assertEquals(content, Files.readString(file), "what is refused is left as it is");
  }

  @Test
  void whatIsNoLogOfThisCurveIsRefused() throws IOException {
    String whole = Files.readString(file);
    refused(
        ": expected networks of the same rows and folds, got networks of others; begin a new learning curve",
        whole,
        "iris");
    refused(
        ":2: metadata \"size\": expected a number >= 0, got -40",
        whole.replaceFirst("\"size\":\"40\"", "\"size\":\"-40\""),
        "digits");
    refused(
        ":2: metadata \"learnt-loss\": expected a text, got none",
        whole.replaceFirst("\"learnt-loss\":\"[0-9.]+\",", ""),
        "digits");
    refused(
        ":3: metadata \"learnt-rmse\": expected a number, got \"big\"",
        whole.replaceFirst("\"1.0E-300\"", "\"big\""),
        "digits");
    refused(
        ":1: metadata \"theta-learning-curve\": expected a text, got none",
        "{\"theta-search\":\"1\",\"subject\":\"digits\"}\n",
        "digits");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aCurveKilledAfterAnyNetworkGoesOnToTheSameBits(int threads) throws IOException {
    float[][] x = new float[30][2];
    int[] labels = new int[30];
    for (int i = 0; i < 30; i++) {
      x[i] = new float[] {i % 5, i % 7};
      labels[i] = i % 3;
    }
    Dataset data = Dataset.of(x, labels);
    LearningCurve curve = new LearningCurve(
        CrossValidation.of(
                Structure.of(new Dense(3)),
                Trainer.of(new CrossEntropy(), new Adam()).batch(8).epochs(2))
            .folding(new KFold(3)),
        List.of(0.5, 1.0));
    Session session = Session.quiet().threads(threads);
    Learned whole = curve.run(data, Session.quiet(), event -> {});
    String subject = curve.subject(data, () -> false);
    for (int k = 0; k <= 6; k++) {
      int most = k;
      Path at = folder.resolve("curve-" + k + ".jsonl");
      AtomicInteger ended = new AtomicInteger();
      try (CurveLogFile log = CurveLogFile.open(at, subject)) {
        curve.run(
            data,
            session.cancelled(() -> ended.get() >= most),
            log,
            event -> ended.incrementAndGet());
      }
      try (CurveLogFile log = CurveLogFile.open(at, subject)) {
        assertEquals(ended.get(), log.size());
        assertTrue(log.size() >= k);
        assertEquals(whole, curve.run(data, session, log, event -> {}));
      }
    }
  }
}
