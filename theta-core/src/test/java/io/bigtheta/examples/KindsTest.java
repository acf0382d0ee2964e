package io.bigtheta.examples;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Distributions;
import io.bigtheta.data.Flags;
import io.bigtheta.data.Grids;
import io.bigtheta.data.Split;
import io.bigtheta.data.Targets;
import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of input and target, from rows to a judged model; each test states the number it reaches and fails below it. */
class KindsTest {
  private static final int ROWS = 600;

  /** Two numbers a row, normal. */
  private static Columns plane() {
    float[] values = new float[2 * ROWS];
    for (int k = 0; k < values.length; k++) {
      values[k] = new Seed(11).normal(k);
    }
    return new Columns(Columns.of(new float[1][2]).fields(), values);
  }

  private static Trainer trainer(Loss loss) {
    return Trainer.of(loss, new Adam()).rate(0.02f).epochs(40).batch(32).seed(3);
  }

  /** Trains, goes on from a checkpoint to the same bits, diagnoses and evaluates. */
  private static Evaluation learnt(Trainer trainer, String layers, Dataset data) {
    Split split = data.split(0.8, new Seed(5));
    Blueprint blueprint = Blueprint.parse(layers);
    List<Checkpoint> middle = new ArrayList<>();
    Training run =
        trainer.fit(blueprint, split.train(), split.test(), Session.quiet().listener(event -> {
          if (event instanceof Event.EpochEnded ended && ended.epoch().number() == 7) {
            middle.add(ended.checkpoint().get());
          }
        }));
    Training resumed =
        trainer.fit(blueprint, split.train(), split.test(), Session.quiet().from(middle.get(0)));
    assertEquals(run.model().network().digest(), resumed.model().network().digest());
    assertTrue(Diagnosis.of(run, split.train(), split.test()).findings().size() > 0);
    Evaluation evaluation = Evaluation.of(run.model(), split.test());
    Evaluation alone = new Ensemble(List.of(run.model())).evaluate(split.test());
    assertEquals(evaluation.loss(), alone.loss(), 1e-5 * Math.max(1, evaluation.loss()));
    return evaluation;
  }

  /** A tone that rises or falls in 8 × 8 times and frequencies, in noise twice as loud, in numbers far from 0. */
  @Test
  void aConvolutionTellsRisingFromFallingTonesInGridsOfNumbers() {
    float[] values = new float[ROWS * 64];
    int[] classes = new int[ROWS];
    Seed seed = new Seed(21);
    for (int i = 0; i < ROWS; i++) {
      classes[i] = i % 2;
      int start = seed.child("start", 0).below(i, 8);
      for (int t = 0; t < 8; t++) {
        int tone = Math.floorMod(start + (classes[i] == 0 ? t : -t), 8);
        values[i * 64 + tone * 8 + t] += 3;
      }
      for (int k = 0; k < 64; k++) {
        values[i * 64 + k] = 500 + 100 * (values[i * 64 + k] + seed.normal(i * 64 + k));
      }
    }
    Dataset data = Dataset.of(
        "tones", new Grids(1, 8, 8, values), new Targets.Classes(List.of("up", "down"), classes));
    Evaluation evaluation = learnt(
        trainer(new CrossEntropy()).rate(0.005f).standardize(true),
        "1x8x8 conv(8, 3, activation=relu) max-pool(2) dense(2)",
        data);
    assertTrue(evaluation.accuracy() >= 0.95, evaluation.toString());
  }

  /** Shares softmax(2·x0, x1, 0), which the network can hit: the loss comes near the entropy of the shares, its least. */
  @Test
  void sharesAreLearntToTheirEntropy() {
    Columns x = plane();
    float[] shares = new float[3 * ROWS];
    double[] entropy = {0};
    for (int i = 0; i < ROWS; i++) {
      double[] e = {Math.exp(2 * x.get(i, 0)), Math.exp(x.get(i, 1)), 1};
      for (int j = 0; j < 3; j++) {
        double p = e[j] / (e[0] + e[1] + e[2]);
        shares[3 * i + j] = (float) p;
        entropy[0] -= p * Math.log(p) / ROWS;
      }
    }
    Dataset data = Dataset.of("shares", x, new Distributions(List.of("a", "b", "c"), shares));
    Evaluation evaluation =
        learnt(trainer(new CrossEntropy()).monitor(Monitor.ACCURACY), "2 dense(3)", data);
    assertTrue(evaluation.accuracy() >= 0.97, evaluation.toString());
    assertEquals(3, evaluation.confusion().length);
    Model model =
        trainer(new CrossEntropy()).fit(Blueprint.parse("2 dense(3)"), data).model();
    double gap = Evaluation.of(model, data).loss() - entropy[0];
    assertTrue(gap >= -1e-6 && gap < 1e-3, "above the entropy by " + gap);
  }

  @Test
  void severalNumbersAreLearntEachInItsOwnUnit() {
    Columns x = plane();
    float[] y = new float[2 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[2 * i] = 1000 + 50 * x.get(i, 0) * x.get(i, 1);
      y[2 * i + 1] = x.get(i, 0) + 0.5f * new Seed(2).normal(i);
    }
    Dataset data = Dataset.of("numbers", x, new Targets.Numbers(List.of("area", "length"), y));
    Evaluation evaluation =
        learnt(trainer(new SquaredError()), "2 dense(24, activation=tanh) dense(2)", data);
    assertEquals("area", evaluation.numbers().get(0).label());
    assertTrue(evaluation.numbers().get(0).r2() > 0.97, evaluation.numbers().toString());
    double r2 = evaluation.numbers().get(1).r2();
    assertTrue(r2 > 0.7 && r2 < 0.9, evaluation.numbers().toString());
    assertEquals(0.5, evaluation.numbers().get(1).rmse(), 0.08);
    assertTrue(evaluation.r2() > 0.97, "the larger unit rules the overall R²");
  }

  /** Three questions to two numbers, of which the answers do not exclude each other. */
  @Test
  void flagsAreLearntEachByItself() {
    Columns x = plane();
    boolean[] flags = new boolean[3 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      flags[3 * i] = x.get(i, 0) > 0;
      flags[3 * i + 1] = x.get(i, 1) > 0.5;
      flags[3 * i + 2] = x.get(i, 0) * x.get(i, 1) > 0;
    }
    Dataset data = Dataset.of("flags", x, new Flags(List.of("right", "high", "even"), flags));
    Evaluation evaluation = learnt(
        trainer(new LogisticCrossEntropy()).monitor(Monitor.ACCURACY),
        "2 dense(16, activation=tanh) dense(3)",
        data);
    assertTrue(evaluation.accuracy() >= 0.85, evaluation.toString());
    assertTrue(evaluation.macroF1() >= 0.93 && evaluation.microF1() >= 0.93, evaluation.toString());
    assertEquals(0, evaluation.confusion().length);
    CrossValidated folds = CrossValidation.of(
            Structure.of(new Dense(16, new Tanh()), new Dense(3)),
            trainer(new LogisticCrossEntropy()))
        .folding(new KFold(3))
        .run(data);
    assertTrue(folds.accuracy().mean() >= 0.85, folds.toString());
    Evaluation all = folds.outOfFold().evaluation().orElseThrow();
    assertTrue(all.microF1() >= 0.93 && all.rows() == ROWS, all.toString());
  }

  /**
   * A policy gradient: actions drawn from a first policy, weighed by how much better than the mean their reward was (Williams,
   * Machine Learning 1992). The policy learns the action that pays, which differs by the sign of x0.
   */
  @Test
  void aPolicyLearnsFromRewardsOfEitherSign() {
    Columns x = plane();
    int[] actions = new int[ROWS];
    float[] advantages = new float[ROWS];
    int[] best = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      actions[i] = new Seed(8).below(i, 3);
      best[i] = x.get(i, 0) > 0 ? 0 : 2;
      advantages[i] = (actions[i] == best[i] ? 1 : 0) - 1 / 3f;
    }
    List<String> names = List.of("left", "stay", "right");
    Dataset played =
        Dataset.of("played", x, new Targets.Classes(names, actions)).signedWeights(advantages);
    Trainer trainer = trainer(new CrossEntropy()).epochs(10);
    Model policy = trainer.fit(Blueprint.parse("2 dense(3)"), played).model();
    Evaluation judged =
        Evaluation.of(policy, Dataset.of("best", x, new Targets.Classes(names, best)));
    assertTrue(judged.accuracy() >= 0.9, judged.toString());
  }

  @Test
  void lossesThatDoNotSuitTheTargetsOrTheWeightsAreRefused() {
    Columns x = Columns.of(new float[2][2]);
    Blueprint two = Blueprint.parse("2 dense(2)");
    List<String> names = List.of("a", "b");
    Dataset shares = Dataset.of("d", x, new Distributions(names, new float[] {1, 0, 0, 1}));
    Dataset flags = Dataset.of("d", x, new Flags(names, new boolean[4]));
    Dataset classes = Dataset.of("d", x, new Targets.Classes(names, new int[2]));
    refused(
        "loss: expected one for distributions, such as cross-entropy, as the targets of d are distributions, got logistic-cross-entropy",
        () -> trainer(new LogisticCrossEntropy()).fit(two, shares));
    refused(
        "loss: expected one for flags, such as logistic-cross-entropy, as the targets of d are flags, got cross-entropy",
        () -> trainer(new CrossEntropy()).fit(two, flags));
    String signed =
        "loss: expected cross-entropy or logistic-cross-entropy, as some weights of d are below 0, which would drive a number away from its target without end, got squared-error";
    refused(signed, () -> trainer(new SquaredError()).fit(two, classes.signedWeights(1, -1)));
    refused(
        signed, () -> trainer(new SquaredError()).fit(two, classes, classes.signedWeights(1, -1)));
  }

  @Test
  void scoresOfFlagsAreThoseByHand() {
    Columns x = Columns.of(new float[4][1]);
    boolean[] truth = {true, false, true, true, false, false, false, false};
    Dataset data = Dataset.of("f", x, new Flags(List.of("a", "b"), truth));
    Matrix answers = Matrix.of(new float[][] {{0.9f, 0.1f}, {0.8f, 0.4f}, {0.7f, 0.2f}, {0.5f, 0}});
    Evaluation evaluation = Evaluation.of(data, 0.25, answers);
    assertEquals(0.5, evaluation.accuracy(), "two rows are right in both");
    assertEquals(2, evaluation.flags().get(0).truePositives());
    assertEquals(1, evaluation.flags().get(0).falsePositives());
    assertEquals(0.75, evaluation.flags().get(0).accuracy());
    assertEquals(2 / 3.0, evaluation.flags().get(0).precision());
    assertEquals(1, evaluation.flags().get(0).recall());
    assertEquals(0.8, evaluation.flags().get(0).f1(), 1e-12);
    assertEquals(0, evaluation.flags().get(1).f1());
    assertEquals(0.4, evaluation.macroF1(), 1e-12);
    assertEquals(4 / 6.0, evaluation.microF1(), 1e-12);
    assertEquals(
        "accuracy 50.00 % (95 % interval 15.00 … 85.00) on 4 rows, where a row is right if all its 2 flags are; F1 0.6667 micro, 0.4000 macro",
        evaluation.toString());
  }
}
