package io.bigtheta.search;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.select.FoldScore;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  /** A trial with these accuracies, one a fold; its loss is 2 less the accuracy. */
  private static Trial trial(int units, int parameters, double... accuracies) {
    List<FoldScore> folds = new ArrayList<>();
    for (double accuracy : accuracies) {
      folds.add(new FoldScore(
          folds.size() + 1,
          100,
          5,
          4,
          0.1,
          2 - accuracy,
          accuracy,
          Double.NaN,
          Double.NaN,
          "",
          "completed"));
    }
    Candidate candidate = Candidate.hidden(
            Trainer.of(new CrossEntropy(), new Adam()), new Relu(), 3, units)
        .get(0);
    return new Trial(candidate, units, parameters, folds, accuracies.length);
  }

  private static final Trial SMALL = trial(2, 20, 0.70, 0.74, 0.72);
  private static final Trial GOOD = trial(8, 80, 0.93, 0.95, 0.94);
  private static final Trial BEST = trial(32, 320, 0.94, 0.98, 0.96);
  private static final Trial LARGE = trial(64, 640, 0.93, 0.97, 0.95);

  @Test
  void theSmallestWithinOneStandardErrorOfTheBestIsTaken() {
    // the best: 0.96 with sd 0.02, so a standard error of 0.02 / √3 = 0.011547
    Ranking ranking = new Ranking(List.of(LARGE, BEST, GOOD, SMALL), Measure.ACCURACY);
    assertEquals(List.of(SMALL, GOOD, BEST, LARGE), ranking.trials());
    assertEquals(List.of(BEST, LARGE, GOOD, SMALL), ranking.best());
    assertEquals(0.96 - 0.02 / Math.sqrt(3), ranking.limitScore(), 1e-12);
    assertFalse(ranking.within(GOOD));
    assertTrue(ranking.within(LARGE));
    assertEquals(BEST, ranking.chosen());
    Trial near = trial(16, 160, 0.94, 0.96, 0.95);
    Ranking nearer = new Ranking(List.of(LARGE, BEST, near, GOOD, SMALL), Measure.ACCURACY);
    assertEquals(near, nearer.chosen());
    assertEquals(
        "hidden=16 (160 parameters, accuracy 95.00 %) is the smallest within one standard error of the best, "
            + "hidden=32 (320 parameters, 96.00 % ± 1.15 %): at least 94.85 % is within it",
        nearer.reason());
    assertEquals(
        "hidden=32 (320 parameters, accuracy 96.00 %) is the best, 96.00 % ± 1.15 %, and no smaller one is "
            + "within one standard error of it",
        ranking.reason());
    Ranking upTo32 = new Ranking(List.of(SMALL, GOOD, BEST), Measure.ACCURACY);
    assertEquals(
        ranking.reason() + "; it is the largest tried: larger ones may be better", upTo32.reason());
    Ranking alone = new Ranking(List.of(BEST), Measure.ACCURACY);
    assertEquals(ranking.reason(), alone.reason());
  }

  @Test
  void byTheLossLessIsBetter() {
    Ranking ranking = new Ranking(List.of(SMALL, GOOD, BEST), Measure.LOSS);
    assertEquals(List.of(BEST, GOOD, SMALL), ranking.best());
    assertEquals(1.04 + 0.02 / Math.sqrt(3), ranking.limitScore(), 1e-12);
  }

  @Test
  void amongEquallySmallOnesTheBestIsTaken() {
    Trial twin = trial(33, 320, 0.95, 0.97, 0.955);
    assertEquals(BEST, new Ranking(List.of(twin, BEST), Measure.ACCURACY).chosen());
  }

  @Test
  void withOneFoldNothingSmallerCanBePreferred() {
    Ranking ranking =
        new Ranking(List.of(trial(4, 40, 0.959), trial(8, 80, 0.96)), Measure.ACCURACY);
    assertEquals(80, ranking.chosen().parameters());
    assertTrue(ranking.reason().contains("with a single fold its standard error is not known"));
  }

  @Test
  void whatDivergedIsLastAndIsNeverTaken() {
    Trial broken = trial(1, 10, Double.NaN, 0.9, 0.9);
    Ranking ranking = new Ranking(List.of(broken, SMALL), Measure.ACCURACY);
    assertEquals(SMALL, ranking.chosen());
    assertEquals(List.of(SMALL, broken), ranking.best());
    assertEquals(
        "no candidate has an accuracy that is a number: every one of them diverged",
        new Ranking(List.of(broken), Measure.ACCURACY).reason());
  }

  @Test
  void pairedDifferencesAreSteadierThanTheScores() {
    Trial a = trial(1, 1, 0.5, 0.7, 0.9);
    Trial b = trial(2, 2, 0.51, 0.72, 0.93);
    assertEquals(0.02, b.paired(a, Measure.ACCURACY).mean(), 1e-12);
    assertEquals(0.01 / Math.sqrt(3), b.paired(a, Measure.ACCURACY).standardError(), 1e-12);
  }

  @Test
  void aRankingOfNothingIsRefused() {
    refused(
        "ranking: expected at least one trial, got none",
        () -> new Ranking(List.of(), Measure.LOSS));
  }
}
