package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Fold;
import io.bigtheta.select.FoldEvent;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldFilesTest {
  private static final String DAMAGED =
      ": expected the whole file of a fold, got a damaged one; delete it, and the fold is trained again";

  @TempDir
  private Path folder;

  /** With all that is hard to write: no number, an infinity, -0, and a rule with blanks. */
  static Fold odd() {
    Matrix answers = Matrix.of(new float[][] {{0.25f, 0.75f}, {Float.NaN, -0.0f}, {1e-42f, 1}});
    Evaluation held = new Evaluation(
        3,
        Double.POSITIVE_INFINITY,
        1 / 3.0,
        Double.NaN,
        -0.0,
        new int[][] {{1, 0}, {2, 0}},
        answers);
    return new Fold(
        2,
        6,
        3,
        2,
        1e-300,
        held,
        "ab12",
        new StopReason.Stopped("any(patience(5), time-limit(60))", 3),
        List.of(new Epoch(1, 0.1, Double.NaN, 1 / 3.0, 0.5, 0.01f, 0.25)));
  }

  static void assertSame(Fold wanted, Fold got) {
    assertEquals(wanted.number(), got.number());
    assertEquals(wanted.trainRows(), got.trainRows());
    assertEquals(wanted.epoch(), got.epoch());
    assertEquals(wanted.bestEpoch(), got.bestEpoch());
    assertEquals(wanted.trainLoss(), got.trainLoss());
    assertEquals(wanted.digest(), got.digest());
    assertEquals(wanted.reason(), got.reason());
    assertEquals(wanted.epochs(), got.epochs());
    Evaluation held = wanted.held();
    assertEquals(held.rows(), got.held().rows());
    assertEquals(held.loss(), got.held().loss());
    assertEquals(held.accuracy(), got.held().accuracy());
    assertEquals(held.rmse(), got.held().rmse());
    assertEquals(held.r2(), got.held().r2());
    assertArrayEquals(held.confusion(), got.held().confusion());
    assertEquals(held.answers().rows(), got.held().answers().rows());
    assertEquals(held.answers().cols(), got.held().answers().cols());
    assertArrayEquals(held.answers().toArray(), got.held().answers().toArray());
  }

  @Test
  void whatIsReadHasTheBitsOfWhatWasWritten() throws IOException {
    FoldFiles.open(folder.resolve("a/folds"), "iris").add("recipe \"Ä\"", 2, odd());
    FoldFiles again = FoldFiles.open(folder.resolve("a/folds"), "iris");
    assertSame(odd(), again.find("recipe \"Ä\"", 2).orElseThrow());
    assertEquals(Optional.empty(), again.find("recipe \"Ä\"", 1));
  }

  private static Dataset data(boolean classes) {
    float[][] x = new float[30][2];
    int[] labels = new int[30];
    float[] numbers = new float[30];
    for (int i = 0; i < 30; i++) {
      x[i] = new float[] {i % 5, i % 7};
      labels[i] = i % 3;
      numbers[i] = i % 5 - 2 * (i % 7);
    }
    return classes ? Dataset.of(x, labels) : Dataset.of(x, numbers);
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 2"})
  void aCrossValidationKilledAfterAnyFoldGoesOnToTheSameBits(boolean classes, int threads)
      throws IOException {
    Dataset data = data(classes);
    CrossValidation recipe = CrossValidation.of(
            Structure.of(new Dense(classes ? 3 : 1)),
            Trainer.of(classes ? new CrossEntropy() : new SquaredError(), new Adam())
                .batch(8)
                .epochs(3))
        .folding(new KFold(4));
    CrossValidated whole = recipe.run(data);
    String subject = recipe.subject(data, () -> false);
    for (int k = 0; k <= 4; k++) {
      int most = k;
      Path folds = folder.resolve("folds-" + k);
      AtomicInteger ended = new AtomicInteger();
      Session session = Session.quiet().threads(threads);
      recipe.run(
          data,
          session.cancelled(() -> ended.get() >= most),
          FoldFiles.open(folds, subject),
          event -> ended.addAndGet(event instanceof FoldEvent.Ended ? 1 : 0));
      AtomicInteger trained = new AtomicInteger();
      CrossValidated resumed = recipe.run(
          data,
          session,
          FoldFiles.open(folds, subject),
          event -> trained.addAndGet(event instanceof FoldEvent.Started ? 1 : 0));
      assertEquals(4 - ended.get(), trained.get());
      assertEquals(whole.accuracy(), resumed.accuracy());
      assertEquals(whole.rmse(), resumed.rmse());
      assertEquals(whole.loss(), resumed.loss());
      assertArrayEquals(
          whole.outOfFold().answers().toArray(), resumed.outOfFold().answers().toArray());
      for (int i = 0; i < 4; i++) {
        assertEquals(whole.folds().get(i).digest(), resumed.folds().get(i).digest());
        assertArrayEquals(
            whole.folds().get(i).held().confusion(),
            resumed.folds().get(i).held().confusion());
      }
    }
  }

  @Test
  void aFileCutAtAnyByteIsRefusedByNameWithWhatToDo() throws IOException {
    FoldFiles files = FoldFiles.open(folder, "iris");
    files.add("r", 2, odd());
    byte[] whole = Files.readAllBytes(files.file(2));
    for (int length = 0; length < whole.length; length++) {
      Files.write(files.file(2), Arrays.copyOf(whole, length));
      FormatException e = assertThrows(FormatException.class, () -> files.find("r", 2));
      assertEquals(files.file(2) + DAMAGED, e.getMessage());
    }
  }

  @Test
  void aFileWithAnyByteChangedIsRefusedByNameWithWhatToDo() throws IOException {
    FoldFiles files = FoldFiles.open(folder, "iris");
    files.add("r", 2, odd());
    byte[] whole = Files.readAllBytes(files.file(2));
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(files.file(2), changed);
      FormatException e = assertThrows(FormatException.class, () -> files.find("r", 2));
      assertTrue(e.getMessage().startsWith(files.file(2) + ": "), e.getMessage());
      assertTrue(
          e.getMessage().endsWith("; delete it, and the fold is trained again"), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  @Test
  void aFileNamedAsAFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("folds"), "x");
    Samples.refused(
        "folds: expected a folder of folds, got a file; give another name",
        folder,
        () -> FoldFiles.open(file, "iris"));
    assertFalse(Files.isDirectory(file));
  }
}
