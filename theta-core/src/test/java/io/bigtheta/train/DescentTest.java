package io.bigtheta.train;

import static io.bigtheta.support.Noise.array;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Dataset;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Digits;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Sgd;
import io.bigtheta.train.stopping.Patience;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentTest {
  private static final Blueprint BLUEPRINT =
      Blueprint.parse("64 dense(24, activation=tanh) batch-norm dense(10)");
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.03f).batch(32).epochs(12);

  private final Dataset data = Digits.of(200, 1);
  private final Dataset held = Digits.of(120, 2);
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  private void keep(Event event) {
    if (event instanceof Event.EpochEnded ended) {
      checkpoints.add(ended.checkpoint().get());
    }
  }

  private Training run(Trainer trainer, Dataset train, Dataset validation) {
    return trainer.fit(BLUEPRINT, train, validation, Session.quiet().listener(this::keep));
  }

  @Test
  void theWeightsKeptAreThoseOfTheGlobalMinimum() {
    Training run = run(TRAINER, data, held);
    int best = run.history().best();
    assertTrue(best > 1 && best < 12, "the test needs a minimum inside, got " + best);
    String digest = run.model().network().digest();
    assertEquals(Digest.of(checkpoints.get(best - 1).theta()), digest);
    assertNotEquals(Digest.of(checkpoints.get(11).theta()), digest);
    assertEquals(best, run.model().provenance().epoch());
    // a run that ends there comes to the same, whether rows are held out or not
    assertEquals(
        digest,
        TRAINER.epochs(best).fit(BLUEPRINT, data, held).model().network().digest());
    assertEquals(
        digest, TRAINER.epochs(best).fit(BLUEPRINT, data).model().network().digest());
    Epoch epoch = run.history().epoch(best);
    assertEquals(epoch.validationLoss(), Evaluation.of(run.model(), held).loss(), 1e-6);
    assertEquals(epoch.validationAccuracy(), Evaluation.of(run.model(), held).accuracy());
  }

  @Test
  void byAccuracyTheFirstEpochOfTheHighestAccuracyIsKept() {
    Training run = run(TRAINER.monitor(Monitor.ACCURACY), data, held);
    double highest = run.history().list().stream()
        .mapToDouble(Epoch::validationAccuracy)
        .max()
        .orElseThrow();
    int first = run.history().list().stream()
        .filter(epoch -> epoch.validationAccuracy() == highest)
        .findFirst()
        .orElseThrow()
        .number();
    assertEquals(first, run.history().best());
    assertEquals(
        Digest.of(checkpoints.get(first - 1).theta()), run.model().network().digest());
  }

  @Test
  void withNothingHeldOutTheNewestWeightsAreKept() {
    Training run = run(TRAINER.rate(0.3f), data, data.pick());
    assertEquals(Digest.of(checkpoints.get(11).theta()), run.model().network().digest());
    assertEquals(12, run.model().provenance().epoch());
    assertTrue(Double.isNaN(run.history().last().validationLoss()));
    assertTrue(run.history().best() < 12, "the test needs a training loss that rose");
  }

  @Test
  void stoppingEndsTheTrainingAndTheBestIsKept() {
    Training run = run(TRAINER.epochs(100).stopping(new Patience(3)), data, held);
    int epochs = run.history().epochs();
    assertTrue(epochs < 100);
    assertEquals(epochs - 3, run.history().best());
    assertEquals("patience(3) after epoch " + epochs, run.reason().toString());
    assertEquals("stopped", run.reason().name());
    assertEquals(
        Digest.of(checkpoints.get(epochs - 4).theta()), run.model().network().digest());
  }

  @Test
  void aChangedValidationRowChangesNothingThatIsLearnt() {
    float[][] x = new float[60][];
    int[] y = new int[60];
    for (int i = 0; i < 60; i++) {
      x[i] = array(4, i);
      y[i] = x[i][0] > 0 ? 1 : 0;
    }
    int[] train = java.util.stream.IntStream.range(0, 50).toArray();
    Blueprint blueprint = Blueprint.parse("4 dense(3, activation=tanh) dense(2)");
    List<String> digests = new ArrayList<>();
    List<float[]> means = new ArrayList<>();
    for (float value : new float[] {0, 1e6f}) {
      x[55][2] = value;
      y[56] = value == 0 ? 0 : 1;
      Dataset all = Dataset.of(x, y);
      Training run = TRAINER.fit(
          blueprint, all.pick(train), all.pick(55, 56), Session.quiet().listener(this::keep));
      digests.add(Digest.of(checkpoints.get(checkpoints.size() - 1).theta()));
      means.add(((ColumnInputs) run.model().preparation().inputs()).mean());
    }
    assertEquals(digests.get(0), digests.get(1));
    assertArrayEquals(means.get(0), means.get(1));
    x[7][2] = 1e6f;
    TRAINER.fit(
        blueprint, Dataset.of(x, y).pick(train), held(x, y), Session.quiet().listener(this::keep));
    assertNotEquals(
        digests.get(0),
        Digest.of(checkpoints.get(checkpoints.size() - 1).theta()),
        "a training row does");
  }

  private static Dataset held(float[][] x, int[] y) {
    return Dataset.of(x, y).pick(55, 56);
  }

  @Test
  void theMovingAverageIsWhatIsValidatedAndKept() {
    Training run = run(TRAINER.average(0.9f).batch(0).rate(0.5f), data, held);
    float[] average = BLUEPRINT.start(new Seed(42).child("theta", 0));
    int trainable = BLUEPRINT.trainable();
    for (int t = 1; t <= 12; t++) { // by hand, one step an epoch
      float[] theta = checkpoints.get(t - 1).theta();
      float fresh = 1 - Math.min(0.9f, t / (t + 9f));
      for (int i = 0; i < trainable; i++) {
        average[i] = Math.fma(fresh, theta[i] - average[i], average[i]);
      }
      System.arraycopy(theta, trainable, average, trainable, theta.length - trainable);
      assertArrayEquals(average, checkpoints.get(t - 1).average());
    }
    int best = run.history().best();
    assertArrayEquals(checkpoints.get(best - 1).average(), run.model().network().theta());
    assertEquals(
        run.history().epoch(best).validationLoss(),
        Evaluation.of(run.model(), held).loss(),
        1e-6);
  }

  @Test
  void theProvenanceSaysHowAModelWasMade() {
    Training run = run(TRAINER, data, held);
    assertEquals(Spec.whole(TRAINER), run.model().provenance().recipe());
    assertEquals("spots", run.model().provenance().data());
    assertEquals(data.digest(), run.model().provenance().dataDigest());
    assertEquals(200, run.model().provenance().rows());
    assertEquals(Runtime.version().toString(), run.model().provenance().java());
  }

  @Test
  void aRunawayRateEndsTheTrainingAndTheBestWeightsBeforeItAreKept() {
    Training run = run(TRAINER.rate(new Explosion(16)), data, held); // 7 steps an epoch
    StopReason.Diverged diverged = (StopReason.Diverged) run.reason();
    assertTrue(diverged.step() == 17 || diverged.step() == 18, "step " + diverged.step());
    assertEquals(
        "diverged: the loss of step " + diverged.step() + " is " + diverged.loss()
            + "; try a smaller rate, or clipping",
        diverged.toString());
    assertEquals("diverged", diverged.name());
    assertEquals(2, run.history().epochs());
    assertKeptIsFinite(run, 2);
  }

  @Test
  void anExplosionInTheLastStepOfAnEpochIsNeverTheBest() {
    Dataset other = Digits.of(200, 1);
    Trainer trainer = Trainer.of(new CrossEntropy(), new Sgd())
        .rate(new Explosion(14))
        .batch(32)
        .epochs(2);
    Training run = run(trainer, other, held);
    assertEquals("all 2 epochs are done", run.reason().toString());
    assertEquals(Double.POSITIVE_INFINITY, run.history().last().validationLoss());
    assertEquals(1, run.history().best());
    assertKeptIsFinite(run, 1);
  }

  @Test
  void ofARunawayWithNothingHeldOutTheBestEpochBeforeItIsKept() {
    Training run = run(TRAINER.rate(new Explosion(16)), data, data.pick());
    assertEquals("diverged", run.reason().name());
    assertKeptIsFinite(run, 2);
    assertEquals(
        Digest.of(checkpoints.get(run.history().best() - 1).theta()),
        run.model().network().digest());
  }

  private void assertKeptIsFinite(Training run, int epochs) {
    assertTrue(run.history().best() <= epochs);
    for (float value : run.model().network().theta()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void regressionDivergesInTheStepAfterARateFarTooLarge() {
    Dataset numbers = Dataset.of(new float[][] {{1}, {2}, {4}}, new float[] {1, 2, 3});
    Training run = Trainer.of(new SquaredError(), new Sgd())
        .rate(1e38f)
        .epochs(9)
        .fit(Blueprint.parse("1 dense(3, activation=tanh) dense(1)"), numbers);
    assertTrue(run.reason() instanceof StopReason.Diverged, run.reason().toString());
  }
}
