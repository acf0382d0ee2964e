package io.bigtheta.diagnosis;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.diagnosis.Finding.Kind;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Sgd;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each finding in a training that has it, and not in one that has not. */
class DiagnosisTest {
  private static final Trainer CLASSES =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(32);
  private static final Trainer NUMBERS =
      Trainer.of(new SquaredError(), new Adam()).rate(0.01f).batch(32);

  private static Set<Kind> kinds(Diagnosis diagnosis) {
    return diagnosis.findings().stream().map(Finding::kind).collect(Collectors.toSet());
  }

  private static Diagnosis diagnosis(
      Trainer trainer, Blueprint blueprint, Dataset train, Dataset validation) {
    return Diagnosis.of(trainer.fit(blueprint, train, validation), train, validation);
  }

  private static String words(Diagnosis diagnosis, Kind kind) {
    return diagnosis.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::words)
        .findFirst()
        .orElseThrow(() -> new AssertionError(diagnosis.toString()));
  }

  /** Whether a + b is positive, among {@code inputs} normal numbers, wrong for a share of the rows; or with xor, a · b. */
  private static Dataset signs(int rows, int inputs, double wrong, boolean xor, long seed) {
    float[][] x = new float[rows][inputs];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < inputs; j++) {
        x[i][j] = new Seed(seed).child("x", j).normal(i);
      }
      boolean yes = xor ? x[i][0] * x[i][1] > 0 : x[i][0] + x[i][1] > 0;
      labels[i] = yes == new Seed(seed).child("wrong", 0).uniform(i) >= wrong ? 1 : 0;
    }
    labels[0] = 1; // that both classes are there
    return Dataset.of(x, labels);
  }

  /** a + b and noise of a standard deviation, among {@code inputs} normal numbers. */
  private static Dataset sums(int rows, int inputs, double noise, long seed) {
    float[][] x = new float[rows][inputs];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < inputs; j++) {
        x[i][j] = new Seed(seed).child("x", j).normal(i);
      }
      y[i] = 50
          + x[i][0]
          + x[i][1]
          + (float) (noise * new Seed(seed).child("noise", 0).normal(i));
    }
    return Dataset.of(x, y);
  }

  private static Blueprint wide(int inputs, int outputs) {
    return Blueprint.of(inputs, new Dense(64, new Tanh()), new Dense(outputs));
  }

  @Test
  void aNetworkThatDoesAsWellOnRowsNotSeenIsAGoodFit() {
    Diagnosis good = diagnosis(
        CLASSES.epochs(10),
        Blueprint.of(2, new Dense(8, new Tanh()), new Dense(2)),
        signs(1000, 2, 0.05, false, 1),
        signs(1000, 2, 0.05, false, 2));
    assertEquals(Set.of(Kind.GOOD_FIT), kinds(good), good.toString());
    String words = words(good, Kind.GOOD_FIT);
    assertTrue(
        words.matches(
            "9\\d\\.\\d % of the training rows are right and 9\\d\\.\\d % of the validation rows are right, which is close"),
        words);
    Diagnosis numbers = diagnosis(
        NUMBERS.epochs(20),
        Blueprint.of(2, new Dense(1)),
        sums(400, 2, 0.1, 1),
        sums(200, 2, 0.1, 2));
    assertEquals(Set.of(Kind.GOOD_FIT), kinds(numbers), numbers.toString());
    assertTrue(
        words(numbers, Kind.GOOD_FIT)
            .matches(
                "R² is 0\\.99\\d on the training rows and R² is 0\\.99\\d on the validation rows, which is close"));
  }

  @Test
  void aNetworkTooWeakForItsTrainingRowsUnderfitsAndALargerOneDoesNot() {
    Dataset train = signs(600, 2, 0, true, 1);
    Dataset validation = signs(600, 2, 0, true, 2);
    Diagnosis linear =
        diagnosis(CLASSES.epochs(30), Blueprint.of(2, new Dense(2)), train, validation);
    assertEquals(Set.of(Kind.UNDERFITTING), kinds(linear), linear.toString());
    assertTrue(
        words(linear, Kind.UNDERFITTING)
            .matches(
                "[456]\\d\\.\\d % of the training rows are right, where always answering the most frequent class gives 5\\d\\.\\d %; try more units.*"));
    Diagnosis larger = diagnosis(CLASSES.epochs(60), wide(2, 2), train, validation);
    assertEquals(Set.of(Kind.GOOD_FIT), kinds(larger), larger.toString());
    Diagnosis lost = diagnosis(
        NUMBERS.epochs(10),
        Blueprint.of(2, new Dense(1)),
        sums(400, 2, 20, 1),
        sums(400, 2, 20, 2));
    assertTrue(kinds(lost).contains(Kind.UNDERFITTING), lost.toString());
    assertTrue(words(lost, Kind.UNDERFITTING).contains("where always answering the mean gives 0;"));
  }

  @Test
  void aLossThatRisesForGoodIsOverfittingFromItsMinimumAndTheRowsAreTooFew() {
    Dataset train = signs(150, 20, 0.25, false, 1);
    Dataset validation = signs(600, 20, 0.25, false, 2);
    Training training = CLASSES.epochs(120).fit(wide(20, 2), train, validation);
    Diagnosis overfit = Diagnosis.of(training, train, validation);
    int from = overfit.overfitting().orElseThrow();
    assertEquals(training.history().best() + 1, from);
    assertTrue(words(overfit, Kind.OVERFITTING)
        .matches("from epoch " + from
            + " the validation loss rose, from 0\\.\\d+ to [1-9].\\d+, while the training loss fell, from 0\\.\\d+ to 0\\.\\d+; the weights kept are those of epoch "
            + (from - 1)));
    Diagnosis last =
        diagnosis(NUMBERS.epochs(200), wide(30, 1), sums(60, 30, 1, 1), sums(600, 30, 1, 2));
    assertTrue(kinds(last).contains(Kind.OVERFITTING), last.toString());
    assertEquals(
        "60 training rows for a network of 2,049 parameters that does better on them than on others",
        words(last, Kind.TOO_FEW_ROWS));
  }

  @Test
  void theWeightsKeptMayKnowTheTrainingRowsByHeart() {
    Dataset train = signs(100, 40, 0.1, false, 1);
    Diagnosis heart = diagnosis(
        CLASSES.epochs(60).monitor(Monitor.ACCURACY),
        wide(40, 2),
        train,
        signs(600, 40, 0.1, false, 2));
    List<String> all = heart.findings().stream()
        .filter(finding -> finding.kind() == Kind.OVERFITTING)
        .map(Finding::words)
        .toList();
    assertTrue(
        all.stream()
            .anyMatch(
                words -> words.matches(
                    "at the weights kept, \\d+\\.\\d % of the training rows are right and \\d+\\.\\d % of the validation rows are right, \\d+\\.\\d to \\d+\\.\\d points less \\(99 % interval\\); more rows.*")),
        heart.toString());
  }

  @Test
  void aGapThatIsNeitherCloseNorCertainIsSaidToBeSo() {
    Diagnosis between = diagnosis(
        CLASSES.epochs(120),
        wide(20, 2),
        signs(150, 20, 0.1, false, 1),
        signs(600, 20, 0.1, false, 2));
    String words = words(between, Kind.TOO_FEW_ROWS);
    assertTrue(
        words.matches(
            ".*, which may be chance or overfitting: -?\\d+\\.\\d to \\d+\\.\\d points less \\(99 % interval\\); cross-validate to know"),
        words);
    assertFalse(kinds(between).contains(Kind.GOOD_FIT), between.toString());
  }

  @Test
  void theNoiseOfFewValidationRowsIsNotCalledOverfittingNorALeak() {
    for (int seed = 1; seed <= 12; seed++) {
      Dataset train = signs(400, 2, 0.1, false, seed);
      Diagnosis noisy = diagnosis(
          CLASSES.epochs(30).seed(seed),
          Blueprint.of(2, new Dense(4, new Tanh()), new Dense(2)),
          train,
          signs(25, 2, 0.1, false, 100 + seed));
      assertEquals(Set.of(Kind.TOO_FEW_ROWS), kinds(noisy), noisy.toString());
      String words = words(noisy, Kind.TOO_FEW_ROWS);
      assertTrue(
          words.matches(
              "25 validation rows are too few for a sure answer: \\d+\\.\\d % of them are right, and the 95 % interval is \\d+\\.\\d … \\d+\\.\\d %; cross-validate.*"),
          words);
    }
  }

  @Test
  void aMinimumThatIsLuckWithFewRowsIsNotOverfittingThoughTheHistoryLooksSo() {
    List<Epoch> epochs = IntStream.rangeClosed(1, 8)
        .mapToObj(i -> new Epoch(i, 1.0 / i, Double.NaN, i == 4 ? 0.4 : 0.5, Double.NaN, 0.1f, 1))
        .toList();
    History history = new History(Monitor.LOSS, epochs);
    assertEquals(5, history.overfitting().orElseThrow());
    assertEquals(5, Diagnosis.overfitting(history, 0.02).orElseThrow());
    assertTrue(Diagnosis.overfitting(history, 0.06).isEmpty());
  }

  @Test
  void validationRowsThatBeatTheTrainingRowsByFarAreSuspectAndDropoutIsNoReason() {
    Diagnosis leak = diagnosis(
        CLASSES.epochs(20),
        Blueprint.of(2, new Dense(4, new Tanh()), new Dense(2)),
        signs(500, 2, 0.3, false, 1),
        signs(300, 2, 0, false, 2));
    assertTrue(kinds(leak).contains(Kind.LEAKAGE_SUSPECTED), leak.toString());
    assertTrue(
        words(leak, Kind.LEAKAGE_SUSPECTED)
            .contains(
                "which chance does not explain (99.9 % interval); look for validation rows that are training rows too"));
    Dataset train = Digits.of(600, 1);
    Dataset validation = Digits.of(400, 2);
    Blueprint blueprint = new Blueprint(
        new io.bigtheta.nn.layer.Shape(1, 8, 8),
        List.of(new Dense(40, new Tanh()), new Dropout(0.8f), new Dense(10)));
    Training training = CLASSES.epochs(15).fit(blueprint, train, validation);
    Epoch kept = training.history().epoch(training.history().best());
    assertTrue(
        kept.validationAccuracy() > kept.trainAccuracy() + 0.1, "as if there were a leak: " + kept);
    Diagnosis none = Diagnosis.of(training, train, validation);
    assertFalse(kinds(none).contains(Kind.LEAKAGE_SUSPECTED), none.toString());
  }

  @Test
  void withNothingHeldOutNobodyKnows() {
    Dataset train = signs(200, 2, 0, false, 1);
    Diagnosis alone = diagnosis(CLASSES.epochs(20), wide(2, 2), train, train.pick());
    assertEquals(Set.of(Kind.NOTHING_HELD_OUT), kinds(alone));
    assertTrue(alone.validation().isEmpty());
    assertTrue(
        alone
            .findings()
            .get(0)
            .toString()
            .matches(
                "nothing held out: \\d+\\.\\d % of the training rows are right, but nothing is known about rows it has not seen: hold some out"));
  }

  @Test
  void manyTrainingRowsAreMeasuredOnSomeOfThem() {
    Dataset train = signs(20_500, 2, 0, false, 1);
    Diagnosis many = diagnosis(CLASSES.epochs(1), wide(2, 2), train, train.pick());
    assertEquals(10_000, many.train().rows());
  }

  @Test
  void aDiagnosisNobodyWantsEndsBeforeTheNextBatch() {
    Dataset train = signs(1_000, 2, 0, false, 1);
    Training training = CLASSES.epochs(1).fit(wide(2, 2), train, train);
    AtomicInteger asked = new AtomicInteger();
    BooleanSupplier sixth = () -> asked.incrementAndGet() == 6; // in the validation rows
    assertThrows(CancellationException.class, () -> Diagnosis.of(training, train, train, sixth));
    assertEquals(6, asked.get());
  }

  @Test
  void aTrainingThatEndedNoEpochHasNoDiagnosis() {
    Dataset train = sums(200, 2, 0, 1);
    Training diverged =
        Trainer.of(new SquaredError(), new Sgd()).rate(1e30f).fit(wide(2, 1), train, train.pick());
    refused(
        "diagnosis: expected a training that ended an epoch, got " + diverged.reason()
            + "; see why it stopped",
        () -> Diagnosis.of(diverged, train, train.pick()));
  }
}
