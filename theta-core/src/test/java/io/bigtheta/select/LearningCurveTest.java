package io.bigtheta.select;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(16).epochs(12);
  private static final CrossValidation RECIPE =
      CrossValidation.of(Structure.of(new Dense(12), new Dense(10)), TRAINER);
  private static final Dataset SPOTS = Digits.of(202, 3);

  private static Learned run(CrossValidation recipe, Dataset data, Double... sizes) {
    return new LearningCurve(recipe, List.of(sizes)).run(data, Session.quiet(), event -> {});
  }

  private static List<Integer> rows(Learned learned) {
    return learned.points().stream().map(Learned.Point::rows).toList();
  }

  private static List<String> digests(Learned learned) {
    return learned.points().stream()
        .flatMap(point -> point.outcomes().stream())
        .map(outcome -> outcome.fold().digest())
        .toList();
  }

  @Test
  void withAllRowsItIsTheCrossValidationBitForBit() {
    Learned learned = run(RECIPE, SPOTS, 1.0);
    CrossValidated whole = RECIPE.run(SPOTS);
    assertEquals(whole.folds().stream().map(Fold::digest).toList(), digests(learned));
    assertEquals(1 - whole.accuracy().mean(), learned.points().get(0).error().mean(), 1e-12);
    assertEquals(
        whole.accuracy().standardError(), learned.points().get(0).error().standardError(), 1e-12);
  }

  @Test
  void severalNetworksAtATimeEndInTheSameBits() {
    LearningCurve curve = new LearningCurve(RECIPE, List.of(40.0, 0.5));
    Learned one = curve.run(SPOTS, Session.quiet(), event -> {});
    List<LearningCurve.Event> events = new ArrayList<>();
    Learned many = curve.run(SPOTS, Session.quiet().threads(3), events::add);
    assertEquals(digests(one), digests(many));
    assertEquals(List.of(40, 81), rows(one));
    assertEquals(10, events.size());
    assertEquals(10, events.get(9).done());
  }

  @Test
  void partsAreNestedAndClassesKeepTheirShares() {
    Nested nested = new Nested(SPOTS, new Seed(5));
    Set<Integer> smaller = new HashSet<>();
    for (int rows : new int[] {10, 33, 101, 202}) {
      Dataset part = nested.first(rows);
      assertEquals(rows, part.rows());
      Set<Integer> larger = new HashSet<>();
      int[] counts = new int[10];
      for (int i = 0; i < rows; i++) {
        larger.add(part.index(i));
        counts[part.label(i)]++;
      }
      assertEquals(rows, larger.size());
      assertTrue(larger.containsAll(smaller));
      smaller = larger;
      for (int label = 0; label < 10; label++) {
        int wanted = label;
        long all = IntStream.range(0, 202).filter(i -> SPOTS.label(i) == wanted).count();
        assertEquals(all * rows / 202.0, counts[label], 1, "class " + label);
      }
    }
  }

  @Test
  void fewerRowsAreTrainedForAsManySteps() {
    Learned learned = run(RECIPE, SPOTS, 20.0, 1.0);
    // 161 rows make 11 steps an epoch, 20 rows make 2
    assertEquals(66, learned.points().get(0).outcomes().get(0).fold().epoch());
    assertEquals(12, learned.points().get(1).outcomes().get(0).fold().epoch());
  }

  @Test
  void errorsOnRowsLearntFromRiseAndOnOthersFallAndMoreRowsAreSaidToHelp() {
    Learned learned = run(RECIPE, SPOTS, 0.2, 0.5, 1.0);
    assertTrue(
        learned.points().get(0).error().mean() > learned.points().get(2).error().mean() + 0.05);
    for (Learned.Point point : learned.points()) {
      assertTrue(point.trainError().mean() <= point.error().mean());
      assertTrue(point.trainLoss().mean() <= point.loss().mean());
      assertEquals(point.error().mean() - point.trainError().mean(), point.gap().mean(), 1e-12);
    }
    Reading reading = Reading.of(learned);
    assertTrue(reading.moreRows(), reading.words());
    assertTrue(
        reading
            .words()
            .matches(
                "more rows would help: with 161 rows instead of 81 the error went from \\d+\\.\\d % to \\d+\\.\\d % \\(95 % interval of the decrease: \\d+\\.\\d … \\d+\\.\\d points\\).*"),
        reading.words());
  }

  /** Classes that a constant share of rows gets wrong, and inputs of which most are noise. */
  private static Dataset noisy(int rows, int inputs) {
    float[][] x = new float[rows][inputs];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < inputs; j++) {
        x[i][j] = new Seed(j).normal(i);
      }
      labels[i] = x[i][0] > 0 == new Seed(99).uniform(i) >= 0.2 ? 1 : 0;
    }
    return Dataset.of(x, labels);
  }

  @Test
  void aNetworkThatLearnsNoiseByHeartIsSaidToBeTooLargeAndASmallOneNot() {
    CrossValidation large = CrossValidation.of(
        Structure.of(new Dense(60, new Tanh()), new Dense(2)), TRAINER.epochs(80));
    Reading heart = Reading.of(run(large, noisy(300, 10), 0.5, 1.0));
    assertTrue(heart.smallerNetwork() && !heart.moreRows(), heart.words());
    assertTrue(
        heart
            .words()
            .startsWith("a smaller network, dropout or a penalty would help: the error on"),
        heart.words());
    CrossValidation small = CrossValidation.of(Structure.of(new Dense(2)), TRAINER.epochs(20));
    Reading neither = Reading.of(run(small, noisy(600, 1), 0.5, 1.0));
    assertFalse(neither.smallerNetwork() || neither.moreRows(), neither.words());
    assertTrue(
        neither.words().startsWith("neither more rows nor a smaller network would surely help: "),
        neither.words());
  }

  @Test
  void numbersAreReadInTheirOwnUnit() {
    float[][] x = new float[80][6];
    float[] y = new float[80];
    for (int i = 0; i < 80; i++) {
      for (int j = 0; j < 6; j++) {
        x[i][j] = new Seed(j).normal(i);
        y[i] += 100 * x[i][j];
      }
      y[i] += 20 * new Seed(50).normal(i);
    }
    CrossValidation line = CrossValidation.of(
        Structure.of(new Dense(1)),
        Trainer.of(new SquaredError(), new Adam()).rate(0.03f).batch(16).epochs(60));
    Learned learned = run(line, Dataset.of(x, y), 9.0, 18.0);
    Reading reading = Reading.of(learned);
    assertTrue(reading.moreRows(), reading.words());
    assertTrue(
        reading.words().matches(".* the error went from \\d+\\.\\d+ to \\d+\\.\\d+ \\(95 % .*"),
        reading.words());
    assertTrue(learned.points().get(1).error().mean() > 15, "not standardised");
  }

  @Test
  void sizesAreTwoToADoubling() {
    List<Double> sizes = LearningCurve.halving(0.1, 1);
    assertEquals(7, sizes.size());
    assertEquals(0.125, sizes.get(0), 1e-12);
    assertEquals(0.5, sizes.get(4), 1e-12);
    assertEquals(1, sizes.get(6));
  }

  @Test
  void aCurveThatCannotBeReadSaysSo() {
    assertEquals(
        "a curve of fewer than two sizes says nothing: take more sizes",
        Reading.of(run(RECIPE, SPOTS, 1.0)).words());
    assertEquals(
        "a single fold cannot tell a gain from chance: take more folds",
        Reading.of(run(RECIPE.folding(new HoldOut(0.3)), SPOTS, 0.5, 1.0)).words());
    Learned none = new LearningCurve(RECIPE, List.of(0.5, 1.0))
        .run(SPOTS, Session.quiet().cancelled(() -> true), event -> {});
    assertFalse(none.complete());
    assertEquals(List.of(), none.points());
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    refused("sizes: expected at least one, got none", () -> new LearningCurve(RECIPE, List.of()));
    refused(
        "sizes: expected shares or numbers of rows above 0, got 0.0",
        () -> new LearningCurve(RECIPE, List.of(0.0)));
    refused(
        "sizes: expected 2 … 161 rows, as many as a fold trains on, got 400",
        () -> run(RECIPE, SPOTS, 0.5, 400.0));
    refused(
        "sizes: expected 2 … 161 rows, as many as a fold trains on, got 0",
        () -> run(RECIPE, SPOTS, 0.001, 1.0));
  }
}
