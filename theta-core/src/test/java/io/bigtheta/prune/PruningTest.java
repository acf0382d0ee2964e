package io.bigtheta.prune;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Mask;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Cosine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop: large to small, as long as it holds. */
class PruningTest {
  private static final Dataset TRAIN = Digits.of(600, 1);
  private static final Dataset HELD = Digits.of(300, 2);
  private static final Dataset TEST = Digits.of(300, 3);
  private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), new Adam())
      .rate(new Cosine(0.003f))
      .batch(32)
      .epochs(3);
  private static final Model LARGE = TRAINER
      .epochs(8)
      .fit(
          Blueprint.parse(
              "64 dense(48, activation=relu) dropout(0.1) dense(24, activation=tanh) dense(10)"),
          TRAIN,
          HELD)
      .model();
  private static final Pruning UNITS =
      Pruning.of(new Units(), TRAINER).tolerance(0.02).step(0.5);

  private final List<PruningEvent> events = new ArrayList<>();

  private Pruned run(Pruning recipe, int threads) {
    return run(recipe, Session.quiet().kernels(new ScalarKernels()).threads(threads));
  }

  private Pruned run(Pruning recipe, Session session) {
    return recipe.run(LARGE, TRAIN, HELD, TEST, session, events::add);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units(taylor)",
        "units(norm)",
        "units(optimal-brain-damage)",
        "weights(magnitude)",
        "weights(optimal-brain-damage)"
      })
  void theSmallestThatHeldIsKeptAndItIsMuchSmaller(String text) {
    Pruner pruner = Spec.parse(Pruner.class, text);
    Pruned pruned = run(Pruning.of(pruner, TRAINER).tolerance(0.02), 1);
    Point before = pruned.before();
    assertEquals(72, before.units());
    assertEquals(64 * 48 + 48 * 24 + 24 * 10, before.weights());
    assertEquals(Evaluation.of(LARGE, HELD).accuracy(), before.validation().accuracy());
    assertEquals(before.validation().accuracy() - 0.02, pruned.threshold(), 1e-9);
    List<Integer> left = pruned.curve().stream()
        .filter(Point::held)
        .map(point -> text.startsWith("units") ? point.units() : point.weights())
        .toList();
    for (int i = 1; i < left.size(); i++) {
      assertTrue(left.get(i) < left.get(i - 1), "what holds gets smaller: " + left);
    }
    for (Point point : pruned.curve()) {
      assertEquals(point.validation().accuracy() >= pruned.threshold(), point.held());
    }
    Model small = pruned.model();
    assertEquals(
        Evaluation.of(small, HELD).accuracy(), pruned.after().validation().accuracy());
    assertEquals(
        Evaluation.of(small, TEST).accuracy(),
        pruned.after().test().orElseThrow().accuracy());
    assertEquals(pruned.after().units(), HiddenLayer.units(small.network().blueprint()));
    assertEquals(pruned.after().weights(), Weights.count(small.network()));
    assertEquals(left.get(left.size() - 1), pruner.left(small.network()));
    assertTrue(left.get(left.size() - 1) < left.get(0) / 3, pruned.toString());
    assertTrue(pruned.complete());
  }

  @Test
  void theBitsAreTheSameOnAnyNumberOfThreadsAndOthersWithAnotherSeed() {
    Pruned one = run(UNITS, 1);
    Pruned two = run(UNITS, 2);
    assertEquals(one.curve(), two.curve());
    assertEquals(one.model().network().digest(), two.model().network().digest());
    Pruned other = run(Pruning.of(new Units(), TRAINER.seed(1)).tolerance(0.02).step(0.5), 1);
    assertFalse(one.model().network().digest().equals(other.model().network().digest()));
  }

  @Test
  void whatOneRoundPrunedIsStillPrunedAtTheEndOfTheNext() {
    Pruned pruned = run(Pruning.of(new Weights(), TRAINER).tolerance(0.02), 1);
    int weights = pruned.after().weights();
    int all = Weights.count(LARGE.network());
    assertTrue(weights < all / 3);
    int small = pruned.model().network().blueprint().size();
    assertTrue(
        Mask.of(pruned.model().network()).size() > small / 2, "zeros are kept in the network");
  }

  @Test
  void listenersAreToldOfRoundsEpochsAndJudgements() {
    Pruned pruned = run(UNITS, 1);
    List<Point> told = new ArrayList<>();
    int rounds = 0;
    int epochs = 0;
    for (PruningEvent event : events) {
      if (event instanceof PruningEvent.Judged judged) {
        told.add(judged.point());
      } else if (event instanceof PruningEvent.Started started) {
        rounds++;
        assertEquals(rounds, started.round());
        assertTrue(started.to() < started.from());
      } else if (event instanceof PruningEvent.Tuned tuned
          && tuned.event() instanceof Event.EpochEnded) {
        epochs++;
      }
    }
    assertEquals(pruned.curve(), told);
    assertEquals(3 * rounds, epochs);
    assertEquals(rounds, told.get(told.size() - 1).round());
  }

  @Test
  void whoeverCancelsGetsTheSmallestThatHeldSoFar() {
    Pruned whole = run(UNITS, 1);
    Point first = whole.curve().stream()
        .filter(point -> point.round() > 0 && point.held())
        .findFirst()
        .orElseThrow();
    assertTrue(first.round() < whole.after().round(), "the test needs two rounds that hold");
    events.clear();
    Session session = Session.quiet()
        .kernels(new ScalarKernels())
        .cancelled(() -> events.stream()
            .anyMatch(e -> e instanceof PruningEvent.Judged j && j.point().equals(first)));
    Pruned cut = run(UNITS, session);
    assertFalse(cut.complete());
    assertEquals(first, cut.after());
    Session never = session.cancelled(() -> true);
    assertThrows(CancellationException.class, () -> run(UNITS, never), "nothing was judged yet");
  }

  @Test
  void aNetworkThatCannotSpareAnythingStaysAsItIs() {
    Dataset line = Dataset.of(new float[][] {{-1}, {1}, {-2}, {2}}, new int[] {0, 1, 0, 1});
    Model model = Trainer.of(new CrossEntropy(), new Adam())
        .rate(0.1f)
        .epochs(50)
        .fit(Blueprint.parse("1 dense(1, activation=tanh) dense(2)"), line, line)
        .model();
    Pruned pruned = Pruning.of(new Units(), TRAINER).run(model, line, line);
    assertEquals(model, pruned.model());
    assertEquals(1, pruned.curve().size());
    assertTrue(pruned.complete());
    assertEquals(Optional.empty(), pruned.before().test());
  }

  @Test
  void aRoundThatDivergesIsTakenBack() {
    Pruned pruned = run(Pruning.of(new Units(), TRAINER.rate(1e30f)).tolerance(0.02), 1);
    assertEquals(0, pruned.after().round());
    assertTrue(pruned.curve().stream().filter(p -> p.round() > 0).noneMatch(Point::held));
  }

  @Test
  void numbersArePrunedAsLongAsTheErrorGrowsByNoMoreThanTheTolerance() {
    float[][] x = new float[300][];
    float[] y = new float[300];
    for (int i = 0; i < 300; i++) {
      x[i] = io.bigtheta.support.Noise.array(3, i);
      y[i] = 50 + 10 * Math.abs(x[i][0]) + 5 * x[i][1];
    }
    Dataset all = Dataset.of(x, y);
    var split = all.split(0.7, new io.bigtheta.math.Seed(1));
    Trainer trainer =
        Trainer.of(new SquaredError(), new Adam()).rate(0.01f).batch(16).epochs(20);
    Model model = trainer
        .fit(Blueprint.parse("3 dense(32, activation=relu) dense(1)"), split.train(), split.test())
        .model();
    Pruned pruned = Pruning.of(new Units(), trainer)
        .tolerance(0.1)
        .step(0.5)
        .run(model, split.train(), split.test());
    double before = Evaluation.of(model, split.test()).rmse();
    assertEquals(1.1 * before, pruned.threshold(), 1e-6);
    assertTrue(Evaluation.of(pruned.model(), split.test()).rmse() <= 1.1 * before);
    assertTrue(pruned.after().units() <= 16, pruned.toString());
  }

  @Test
  void theProvenanceSaysHowItWasPrunedAndFromWhat() {
    Pruned pruned = run(UNITS, 1);
    assertEquals(
        Spec.whole(UNITS) + ", round " + pruned.after().round() + ", from θ "
            + LARGE.network().digest() + " of " + LARGE.provenance().recipe(),
        pruned.model().provenance().recipe());
    assertEquals(TRAIN.digest(), pruned.model().provenance().dataDigest());
  }

  @Test
  void aPruningsTextGivesItBack() {
    String text =
        "pruning(weights(saliency=optimal-brain-damage), trainer(cross-entropy, adam, epochs=3), "
            + "tolerance=0.01, step=0.5)";
    Pruning recipe = Spec.parse(Pruning.class, text);
    assertEquals(text, recipe.toString());
    assertEquals(0.01, recipe.tolerance());
    assertEquals("taylor(normalized=false)", Spec.text(new Taylor(false)));
  }

  @Test
  void whatCannotBePrunedIsRefused() {
    refused(
        "pruning: expected validation rows to judge by, got none; hold some out",
        () -> UNITS.run(LARGE, TRAIN, HELD.pick()));
    Model flat = TRAINER.fit(Blueprint.parse("64 dense(10)"), TRAIN).model();
    refused(
        "pruning: expected a network with a hidden layer, got 64 dense(10)",
        () -> UNITS.run(flat, TRAIN, HELD));
    List<Checkpoint> checkpoints = new ArrayList<>();
    TRAINER.fit(Blueprint.parse("64 dense(10)"), TRAIN, HELD, Session.quiet().listener(event -> {
      if (event instanceof Event.EpochEnded ended) {
        checkpoints.add(ended.checkpoint().get());
      }
    }));
    refused(
        "pruning: expected a session from the start, got one from a checkpoint",
        () -> run(UNITS, Session.quiet().from(checkpoints.get(0))));
    refused("tolerance: expected a share in [0, 1), got 1.0", () -> UNITS.tolerance(1));
    refused("step: expected a share in (0, 1), got 0.0", () -> UNITS.step(0));
  }
}
