package io.bigtheta.train;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Rprop;
import io.bigtheta.train.optimizer.Sgd;
import io.bigtheta.train.schedule.Cosine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {
  private static final Trainer SGD = Trainer.of(new CrossEntropy(), new Sgd());
  private static final Blueprint SMALL = Blueprint.parse("64 dense(10)");

  private static String digest(Trainer trainer, Dataset data) {
    return trainer.epochs(2).fit(SMALL, data).model().network().digest();
  }

  @Test
  void theDefaultsAreThoseItSays() {
    assertEquals("trainer(cross-entropy, sgd)", SGD.toString());
    assertEquals(20, SGD.epochs());
    assertEquals(64, SGD.batch());
    assertEquals(42, SGD.seed());
    assertEquals(0.1f, SGD.rate().at(1, 1, new History(Monitor.LOSS, List.of())));
    assertEquals(0, Trainer.of(new CrossEntropy(), new Rprop()).batch());
  }

  @Test
  void wrongComponentsAreRefused() {
    refused("epochs: expected at least 1, got 0", () -> SGD.epochs(0));
    refused("batch: expected at least 1 row, or 0 for all, got -1", () -> SGD.batch(-1));
    refused("average: expected a share in [0, 1), got 1.0", () -> SGD.average(1));
    refused("average: expected a share in [0, 1), got NaN", () -> SGD.average(Float.NaN));
    refused(
        "batch: expected 0 (all rows) with the optimizer rprop, which compares whole gradients, got 64",
        () -> Trainer.of(new CrossEntropy(), new Rprop()).batch(64));
    refused("threads: expected at least 1, got 0", () -> Session.quiet().threads(0));
  }

  @Test
  void lossesForClassesAreRefusedForNumbers() {
    Dataset numbers = Dataset.of(new float[][] {{1}, {2}}, new float[] {1, 2});
    Blueprint one = Blueprint.parse("1 dense(1)");
    String message =
        "loss: expected one for numbers, such as squared-error, as the targets of data are numbers, got ";
    refused(message + "cross-entropy", () -> SGD.fit(one, numbers));
    refused(
        message + "logistic-cross-entropy",
        () -> Trainer.of(new LogisticCrossEntropy(), new Sgd()).fit(one, numbers));
    refused(
        "monitor: expected loss, as the targets of data are numbers, got accuracy",
        () ->
            Trainer.of(new SquaredError(), new Sgd()).monitor(Monitor.ACCURACY).fit(one, numbers));
  }

  @Test
  void dataThatDoNotMeetTheBlueprintAreRefused() {
    Dataset spots = Digits.of(30, 1);
    refused("spots: expected rows to train on, got none", () -> SGD.fit(SMALL, spots.pick()));
    refused(
        "blueprint: expected one from 64 inputs to 10 outputs for spots, got 64 dense(9)",
        () -> SGD.fit(Blueprint.parse("64 dense(9)"), spots));
    refused(
        "blueprint: expected one from 64 inputs to 10 outputs for spots, got 63 dense(10)",
        () -> SGD.fit(Blueprint.parse("63 dense(10)"), spots));
    refused(
        "cross-entropy: class-weights: expected one for each of 10 classes, got 2",
        () -> Trainer.of(new CrossEntropy(0, List.of(1f, 2f)), new Sgd()).fit(SMALL, spots));
    refused(
        "data: expected images of 1x8x8, got a table",
        () -> SGD.fit(SMALL, spots, Dataset.of(new float[1][64], new int[1])));
    refused(
        "epochs: expected fewer than 2^31 steps in all, got 2000000000 epochs of 2",
        () -> SGD.batch(15).epochs(2_000_000_000).fit(SMALL, spots));
  }

  @Test
  void fitIsAFunctionOfItsArguments() {
    Dataset data = Digits.of(100, 1);
    String digest = digest(SGD, data);
    assertEquals(digest, digest(SGD, data));
    assertNotEquals(digest, digest(SGD.seed(43), data));
    assertNotEquals(digest, digest(SGD.rate(0.2f), data));
    assertNotEquals(digest, digest(SGD.batch(10), data));
    assertNotEquals(digest, digest(SGD, Digits.of(100, 2)));
  }

  @Test
  void aBatchLargerThanTheDataIsTheFullBatch() {
    Dataset data = Digits.of(50, 1);
    assertEquals(digest(SGD.batch(0), data), digest(SGD.batch(1000), data));
    assertEquals(digest(SGD.batch(0), data), digest(SGD.batch(50), data));
    assertNotEquals(digest(SGD.batch(0), data), digest(SGD.batch(49), data));
  }

  @ParameterizedTest
  @CsvSource({"1, 33", "2, 17", "16, 3", "32, 2", "33, 1", "0, 1"})
  void anEpochGoesThroughEveryRowOnce(int batch, int steps) {
    Dataset data = Digits.of(33, 1);
    List<Event> events = new ArrayList<>();
    // so small a rate moves nothing: the losses of the batches are those of the first θ
    Training run = SGD.batch(batch)
        .rate(1e-30f)
        .epochs(1)
        .fit(SMALL, data, data.pick(), Session.quiet().listener(events::add));
    assertEquals(steps, ((Event.Started) events.get(0)).steps());
    Evaluation evaluation = Evaluation.of(run.model(), data);
    assertEquals(evaluation.loss(), run.history().last().trainLoss(), 1e-5);
    assertEquals(evaluation.accuracy(), run.history().last().trainAccuracy(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.02", "7, 0.2", "0, 0.5"})
  void everyBatchSizeLearns(int batch, float rate) {
    Dataset data = Digits.of(300, 1);
    Training run = SGD.batch(batch).rate(rate).epochs(15).fit(SMALL, data);
    double first = run.history().epoch(1).trainLoss();
    double last = run.history().last().trainLoss();
    assertTrue(last < 0.9 * first, first + " to " + last);
  }

  @Test
  void rowsWithoutWeightTeachNothing() {
    Dataset data = Digits.of(30, 1);
    float[] weights = new float[60];
    java.util.Arrays.fill(weights, 0, 30, 1);
    int[] all = java.util.stream.IntStream.range(0, 30).toArray();
    int[] allAndTenTimesThree =
        java.util.stream.IntStream.range(0, 60).map(i -> i < 30 ? i : i % 3).toArray();
    Trainer full = SGD.batch(0).epochs(5);
    Dataset more = data.pick(allAndTenTimesThree);
    float[] plain = full.fit(SMALL, data.pick(all)).model().network().theta();
    float[] weighted = full.fit(SMALL, more.weighted(weights)).model().network().theta();
    float[] unweighted = full.fit(SMALL, more).model().network().theta();
    double difference = 0;
    for (int i = 0; i < plain.length; i++) {
      assertEquals(plain[i], weighted[i], 1e-6);
      difference = Math.max(difference, Math.abs(plain[i] - unweighted[i]));
    }
    assertTrue(difference > 1e-3, "with weight they would teach");
  }

  @Test
  void aTrainingSaysWhatPeopleAskFor() {
    Dataset data = Digits.of(100, 1);
    Training run = Trainer.of(new CrossEntropy(), new Adam())
        .rate(new Cosine(0.01f))
        .epochs(3)
        .fit(SMALL, data, data.pick(1, 2, 3, 4));
    Epoch best = run.history().epoch(run.history().best());
    String text = String.format(
        java.util.Locale.ROOT,
        "64 dense(10)%nbest epoch   %d of 3: training loss %.4f, validation loss %.4f, validation accuracy %.2f %%%n"
            + "stopped      all 3 epochs are done%nθ digest     %s",
        best.number(),
        best.trainLoss(),
        best.validationLoss(),
        100 * best.validationAccuracy(),
        run.model().network().digest());
    assertEquals(text.replace(System.lineSeparator(), "\n"), run.toString());
    Training alone = Trainer.of(new CrossEntropy(), new Adam()).epochs(2).fit(SMALL, data);
    assertTrue(
        alone.toString().contains("\nlast epoch   2 of 2: training loss "), alone.toString());
  }
}
