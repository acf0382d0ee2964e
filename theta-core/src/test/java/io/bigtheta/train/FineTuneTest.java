package io.bigtheta.train;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Digits;
import io.bigtheta.support.Noise;
import io.bigtheta.train.clipping.ByNorm;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.optimizer.Sgd;
import io.bigtheta.train.penalty.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that goes on from a model, with weights that stay 0. */
class FineTuneTest {
  private static final Blueprint BLUEPRINT =
      Blueprint.parse("64 dense(20, activation=gelu) batch-norm dropout(0.2) dense(10)");
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).batch(32).epochs(3);
  private static final float STANDSTILL = 1e-30f;
  private static final Dataset DATA = Digits.of(150, 1);
  private static final Dataset HELD = Digits.of(60, 2);
  private static final Model MODEL = TRAINER.fit(BLUEPRINT, DATA, HELD).model();

  private final List<Checkpoint> checkpoints = new ArrayList<>();

  private static Trainer with(Optimizer optimizer) {
    return Trainer.of(new CrossEntropy(), optimizer)
        .batch(optimizer.fullBatch() ? 0 : 32)
        .epochs(3);
  }

  /** Half of the weights of the model's first layer are 0. */
  private static Model pruned() {
    float[] theta = MODEL.network().theta();
    for (int i = 0; i < 64 * 20; i += 2) {
      theta[i] = 0;
    }
    return MODEL.network(new Network(BLUEPRINT, theta));
  }

  private Training tune(Trainer trainer, Model model, Mask mask, int threads) {
    return trainer.fineTune(
        model,
        mask,
        DATA,
        HELD,
        Session.quiet().kernels(new ScalarKernels()).threads(threads).listener(event -> {
          if (event instanceof Event.EpochEnded ended) {
            checkpoints.add(ended.checkpoint().get());
          }
        }));
  }

  @Test
  void aTrainingThatDoesNotMoveEndsWhereTheModelWas() {
    Training run = tune(with(new Sgd()).rate(STANDSTILL), MODEL, Mask.none(), 1);
    int trainable = BLUEPRINT.trainable();
    float[] before = MODEL.network().theta();
    float[] after = run.model().network().theta();
    for (int i = 0; i < trainable; i++) {
      assertEquals(before[i], after[i]);
    }
    assertNotEquals(before[trainable], after[trainable], "running statistics move on");
  }

  @Test
  void thePreparationIsTheModelsOwnWhateverTheRowsAre() {
    float[][] x = new float[50][];
    int[] y = new int[50];
    for (int i = 0; i < 50; i++) {
      x[i] = Noise.array(3, i);
      y[i] = x[i][0] > 0 ? 1 : 0;
    }
    Dataset small = Dataset.of(x, y);
    Model model = TRAINER.fit(Blueprint.parse("3 dense(2)"), small).model();
    float[][] large = new float[50][3];
    IntStream.range(0, 150).forEach(i -> large[i / 3][i % 3] = 100 * x[i / 3][i % 3] + 7);
    Dataset other = Dataset.of(large, y);
    Model tuned = TRAINER
        .fineTune(model, Mask.none(), other, other.pick(), Session.quiet())
        .model();
    assertEquals(model.preparation(), tuned.preparation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sgd", "momentum", "nesterov", "rms-prop", "adagrad", "adam", "adamw", "rprop"})
  void prunedWeightsStayZeroUnderEveryOptimizer(String text) {
    Optimizer optimizer = Spec.parse(Optimizer.class, text);
    assertPrunedStayZero(with(optimizer), BLUEPRINT.trainable() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"l1(0.01)", "l2(0.01)", "decoupled(0.1)"})
  void prunedWeightsStayZeroUnderPenaltiesAveragesAndClipping(String text) {
    assertPrunedStayZero(
        TRAINER.penalty(Spec.parse(Penalty.class, text)).average(0.9f).clipping(new ByNorm(0.1f)),
        BLUEPRINT.trainable() / 2);
  }

  private void assertPrunedStayZero(Trainer trainer, int atLeastMoved) {
    Model model = pruned();
    Mask mask = Mask.of(model.network());
    assertEquals(640, mask.size());
    Training run = tune(trainer, model, mask, 1);
    assertEquals(mask, Mask.of(run.model().network()), "these and no others");
    for (Checkpoint checkpoint : checkpoints) {
      for (int i = 0; i < 64 * 20; i += 2) {
        assertEquals(0, checkpoint.theta()[i]);
        assertTrue(checkpoint.average().length == 0 || checkpoint.average()[i] == 0);
      }
    }
    float[] before = model.network().theta();
    float[] after = run.model().network().theta();
    long moved =
        IntStream.range(0, before.length).filter(i -> before[i] != after[i]).count();
    assertTrue(moved > atLeastMoved, "the others are trained: " + moved);
  }

  /** An optimizer and a penalty that push whatever comes. */
  @Test
  void prunedWeightsStayZeroWhateverAnOptimizerDoes() {
    State state =
        new State(with(new Restless()), BLUEPRINT, MODEL.network().theta(), Mask.at(3, 5), null);
    state.move(0.1f, new ScalarKernels());
    assertEquals(0, state.theta().get(0, 3));
    assertEquals(0, state.theta().get(0, 5));
    assertEquals(MODEL.network().theta()[4] + 1, state.theta().get(0, 4));
  }

  private record Restless() implements Optimizer {
    @Override
    public float rate() {
      return 1;
    }

    @Override
    public void step(
        float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
      for (int i = from; i < to; i++) {
        theta[i] += 1;
      }
    }
  }

  @Test
  void whatIsHeldHasNoPartInTheNormOfTheGradient() {
    Trainer trainer = with(new Sgd()).clipping(new ByNorm(1));
    State state = new State(trainer, BLUEPRINT, new float[BLUEPRINT.size()], Mask.at(0), null);
    state.gradient().set(0, 0, 1e6f);
    state.gradient().set(0, 1, 0.5f);
    state.move(1, new ScalarKernels());
    assertEquals(0, state.theta().get(0, 0));
    assertEquals(-0.5f, state.theta().get(0, 1));
  }

  @Test
  void heldWeightsAreZeroFromTheStart() {
    Training run = tune(with(new Sgd()).rate(STANDSTILL), MODEL, Mask.at(0, 7), 1);
    assertEquals(0, run.model().network().theta()[0]);
    assertEquals(0, run.model().network().theta()[7]);
    assertEquals(MODEL.network().theta()[1], run.model().network().theta()[1]);
  }

  @Test
  void theBitsAreTheSameOnAnyNumberOfThreads() {
    Mask mask = Mask.of(pruned().network());
    String one = tune(TRAINER, pruned(), mask, 1).model().network().digest();
    assertEquals(one, tune(TRAINER, pruned(), mask, 2).model().network().digest());
    assertNotEquals(
        one, tune(TRAINER.seed(1), pruned(), mask, 1).model().network().digest());
  }

  @Test
  void aFineTuningContinuesFromItsCheckpointInTheSameBits() {
    Mask mask = Mask.of(pruned().network());
    Training whole = tune(TRAINER, pruned(), mask, 1);
    Training rest =
        TRAINER.fineTune(pruned(), mask, DATA, HELD, Session.quiet().from(checkpoints.get(0)));
    assertEquals(whole.model().network().digest(), rest.model().network().digest());
    assertEquals(2, rest.history().epochs() - checkpoints.get(0).history().epochs());
  }

  @Test
  void aCheckpointOfAnotherStartIsRefused() {
    tune(TRAINER, MODEL, Mask.none(), 1);
    Session session = Session.quiet().from(checkpoints.get(0));
    refused(
        "checkpoint: expected the rows it was trained on and the model it went on from, got others in spots; "
            + "start a new training for new data",
        () -> TRAINER.fineTune(pruned(), Mask.none(), DATA, HELD, session));
    refused(
        "checkpoint: expected the rows it was trained on, got others in spots; start a new training for new data",
        () -> TRAINER.fit(BLUEPRINT, DATA, HELD, session));
  }

  @Test
  void rowsOfAnotherKindAreRefused() {
    Dataset table = Dataset.of(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1});
    refused(
        "data: expected images of 1x8x8, got a table",
        () -> TRAINER.fineTune(MODEL, Mask.none(), table, HELD, Session.quiet()));
    refused(
        "spots: expected rows to train on, got none",
        () -> TRAINER.fineTune(MODEL, Mask.none(), DATA.pick(), HELD, Session.quiet()));
  }

  @Test
  void masksOutsideTheTrainedNumbersAreRefused() {
    int trainable = BLUEPRINT.trainable();
    refused(
        "mask: expected places in the " + trainable + " trained numbers of " + BLUEPRINT + ", got "
            + trainable,
        () -> TRAINER.fineTune(MODEL, Mask.at(trainable), DATA, HELD, Session.quiet()));
    refused("mask: expected places in θ, got -1", () -> Mask.at(4, -1));
  }

  @Test
  void aMaskIsOfWeightsThatAreZeroAndNotOfBiases() {
    float[] theta = new float[BLUEPRINT.size()];
    theta[2] = 1;
    Mask mask = Mask.of(new Network(BLUEPRINT, theta));
    assertEquals(64 * 20 - 1 + 20 * 10, mask.size());
    assertEquals("mask of " + mask.size(), mask.toString());
    assertEquals(Mask.at(5, 1, 5), Mask.at(1, 5));
    assertEquals(Mask.at(5, 1).hashCode(), Mask.at(1, 5).hashCode());
    assertNotEquals(Mask.at(1), Mask.none());
  }

  @Test
  void theProvenanceNamesTheNetworkThatWasGoneOnFrom() {
    assertEquals(
        Spec.whole(TRAINER) + " from θ " + MODEL.network().digest(),
        tune(TRAINER, MODEL, Mask.none(), 1).model().provenance().recipe());
  }

  @Test
  void aPreparationThatIsThereNeedNotBeFittedAgain() {
    Training given = TRAINER.fit(Preparation.fit(DATA), BLUEPRINT, DATA, HELD, Session.quiet());
    assertArrayEquals(MODEL.network().theta(), given.model().network().theta());
  }
}
