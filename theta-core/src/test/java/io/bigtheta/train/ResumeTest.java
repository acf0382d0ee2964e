package io.bigtheta.train;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Digits;
import io.bigtheta.train.clipping.ByNorm;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.L2;
import io.bigtheta.train.schedule.Plateau;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training continued from any checkpoint ends in the bits of one never interrupted. */
class ResumeTest {
  private static final Blueprint BLUEPRINT = Blueprint.parse(
      "64 dropout(0.1) dense(20, activation=gelu) batch-norm dropout(0.2) dense(10)");
  private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), new Adam())
      .rate(new Plateau(0.3f, 1, 0.5f))
      .batch(32)
      .epochs(7)
      .penalty(new L2(1e-3f))
      .clipping(new ByNorm(2))
      .average(0.8f);

  private final Dataset data = Digits.of(150, 1);
  private final Dataset held = Digits.of(60, 2);
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  private Training run(Trainer trainer) {
    return trainer.fit(BLUEPRINT, data, held, Session.quiet().listener(event -> {
      if (event instanceof Event.EpochEnded ended) {
        checkpoints.add(ended.checkpoint().get());
      }
    }));
  }

  private void assertResumesFromEveryEpoch(Trainer trainer) {
    Training whole = run(trainer);
    assertEquals(trainer.epochs(), checkpoints.size());
    for (Checkpoint checkpoint : checkpoints) {
      List<Integer> epochs = new ArrayList<>();
      Checkpoint[] last = {checkpoint};
      Session session = Session.quiet()
          .kernels(new ScalarKernels())
          .threads(2)
          .from(checkpoint)
          .listener(event -> {
            if (event instanceof Event.EpochEnded ended) {
              epochs.add(ended.epoch().number());
              last[0] = ended.checkpoint().get();
            }
          });
      Training rest = trainer.fit(BLUEPRINT, data, held, session);
      int done = checkpoint.history().epochs();
      assertEquals(trainer.epochs() - done, epochs.size());
      assertEquals(
          whole.model().network().digest(), rest.model().network().digest(), "from " + done);
      assertEquals(timeless(whole.history()), timeless(rest.history()));
      assertEquals(whole.reason(), rest.reason());
      Checkpoint end = checkpoints.get(checkpoints.size() - 1);
      assertArrayEquals(end.theta(), last[0].theta());
      assertArrayEquals(end.average(), last[0].average());
      assertArrayEquals(end.slots(), last[0].slots());
      assertEquals(end.step(), last[0].step());
    }
  }

  /** The epochs but for the seconds they took. */
  private static List<Epoch> timeless(History history) {
    return history.list().stream()
        .map(e -> new Epoch(
            e.number(),
            e.trainLoss(),
            e.trainAccuracy(),
            e.validationLoss(),
            e.validationAccuracy(),
            e.rate(),
            0))
        .toList();
  }

  @Test
  void withDropoutAdamPlateauAveragePenaltyClippingAndBatchNormalisation() {
    assertResumesFromEveryEpoch(TRAINER);
    float first = checkpoints.get(6).history().epoch(1).rate();
    float end = checkpoints.get(6).history().last().rate();
    assertTrue(end < first, "the test needs a plateau: " + first + " to " + end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sgd", "momentum", "nesterov", "rms-prop", "adagrad", "adam", "adamw", "rprop"})
  void withEveryOptimizer(String text) {
    Optimizer optimizer = Spec.parse(Optimizer.class, text);
    assertResumesFromEveryEpoch(
        Trainer.of(new CrossEntropy(), optimizer).epochs(3).batch(optimizer.fullBatch() ? 0 : 50));
  }

  @Test
  void aCheckpointIsACopyThatTheTrainingDoesNotTouch() {
    run(TRAINER.epochs(2));
    Checkpoint first = checkpoints.get(0);
    float[] theta = first.theta().clone();
    TRAINER.epochs(2).fit(BLUEPRINT, data, held, Session.quiet().from(first));
    assertArrayEquals(theta, first.theta());
    assertEquals(1, first.history().epochs());
    assertEquals(5, first.step());
  }

  @Test
  void aCheckpointOfAnotherRecipeIsRefused() {
    run(TRAINER.epochs(1));
    Session session = Session.quiet().from(checkpoints.get(0));
    Trainer other = TRAINER.epochs(2);
    refused(
        "checkpoint: expected one of " + other + " on " + BLUEPRINT + ", got " + TRAINER.epochs(1)
            + " on " + BLUEPRINT,
        () -> other.fit(BLUEPRINT, data, held, session));
    Blueprint wider = Blueprint.parse("64 dense(11, activation=tanh) dense(10)");
    refused(
        "checkpoint: expected one of " + TRAINER.epochs(1) + " on " + wider + ", got "
            + TRAINER.epochs(1) + " on " + BLUEPRINT,
        () -> TRAINER.epochs(1).fit(wider, data, held, session));
  }

  @Test
  void aCheckpointOfOtherRowsOrWeightsIsRefused() {
    Trainer trainer = TRAINER.epochs(1);
    run(trainer);
    Session session = Session.quiet().from(checkpoints.get(0));
    String message =
        "checkpoint: expected the rows it was trained on, got others in spots; start a new training for new data";
    float[] weights = new float[150];
    java.util.Arrays.fill(weights, 2);
    refused(message, () -> trainer.fit(BLUEPRINT, Digits.of(150, 3), held, session));
    refused(message, () -> trainer.fit(BLUEPRINT, data, Digits.of(60, 3), session));
    refused(message, () -> trainer.fit(BLUEPRINT, data, data.pick(), session));
    refused(message, () -> trainer.fit(BLUEPRINT, data.weighted(weights), held, session));
  }

  @Test
  void anInterruptedTrainingGoesOnFromItsLastCheckpoint() {
    Loss loss = new CrossEntropy(0.1f, List.of());
    Trainer trainer = Trainer.of(loss, new Adam()).epochs(4).batch(32);
    Training whole = run(trainer);
    checkpoints.clear();
    int[] asked = {0};
    Training cut = trainer.fit(
        BLUEPRINT, data, held, Session.quiet().cancelled(() -> ++asked[0] > 12).listener(event -> {
          if (event instanceof Event.EpochEnded ended) {
            checkpoints.add(ended.checkpoint().get());
          }
        }));
    assertEquals(new StopReason.Interrupted(3), cut.reason());
    Checkpoint last = checkpoints.get(checkpoints.size() - 1);
    Training rest = trainer.fit(BLUEPRINT, data, held, Session.quiet().from(last));
    assertEquals(whole.model().network().digest(), rest.model().network().digest());
  }
}
