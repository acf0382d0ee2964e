package io.bigtheta.select;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.stopping.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final Dataset SPOTS = Digits.of(150, 3);
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(16).epochs(20);
  private static final CrossValidation RECIPE =
      CrossValidation.of(Structure.of(new Dense(12), new Dense(10)), TRAINER);

  private static List<String> digests(CrossValidated result) {
    return result.folds().stream().map(Fold::digest).toList();
  }

  /** y = 2a − b with some noise. */
  private static Dataset line(int rows) {
    float[][] x = new float[rows][2];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = new Seed(1).normal(i);
      x[i][1] = new Seed(2).normal(i);
      y[i] = 100 + 2 * x[i][0] - x[i][1] + 0.1f * new Seed(3).normal(i);
    }
    return Dataset.of(x, y);
  }

  @Test
  void severalFoldsAtATimeEndInTheSameBits() {
    CrossValidation recipe = RECIPE.folding(new Repeated(new KFold(3), 2));
    CrossValidated one = recipe.run(SPOTS);
    for (int threads : new int[] {2, 4, 13}) {
      CrossValidated many = recipe.run(SPOTS, Session.quiet().threads(threads), event -> {});
      assertEquals(digests(one), digests(many));
      assertEquals(one.loss(), many.loss());
      assertEquals(one.accuracy(), many.accuracy());
      assertArrayEquals(
          one.outOfFold().answers().toArray(), many.outOfFold().answers().toArray());
    }
    assertEquals(6, digests(one).stream().distinct().count());
  }

  @Test
  void theResultIsThatOfItsFolds() {
    CrossValidated result = RECIPE.run(SPOTS);
    assertTrue(result.complete());
    assertEquals(5, result.folds().size());
    double sum = 0;
    int right = 0;
    for (Fold fold : result.folds()) {
      assertEquals(120, fold.trainRows());
      assertEquals(30, fold.held().rows());
      assertEquals(20, fold.epoch());
      assertTrue(fold.bestEpoch() >= 1 && fold.bestEpoch() <= 20);
      sum += fold.held().accuracy();
      right += (int) Math.round(fold.held().accuracy() * 30);
    }
    assertEquals(sum / 5, result.accuracy().mean(), 1e-12);
    assertTrue(result.accuracy().mean() > 0.7, result.toString());
    int[][] confusion = result.outOfFold().evaluation().orElseThrow().confusion();
    assertEquals(right, IntStream.range(0, 10).map(i -> confusion[i][i]).sum());
    assertEquals(
        150, java.util.Arrays.stream(confusion).flatMapToInt(IntStream::of).sum());
    assertTrue(Double.isNaN(result.rmse().mean()));
    assertTrue(result.toString().matches("accuracy \\d\\d\\.\\d\\d % ± \\d\\.\\d\\d over 5 folds"));
  }

  @Test
  void balancedClassesAreCountedOnTheTrainingRowsOfEachFold() {
    float[][] x = new float[31][1];
    int[] labels = new int[31];
    for (int i = 0; i < 31; i++) {
      x[i][0] = new Seed(1).normal(i);
      labels[i] = i % 4 == 0 ? 1 : 0; // 8 of 31
    }
    Dataset rare = Dataset.of(x, labels);
    CrossValidation recipe = CrossValidation.of(
            Structure.of(new Dense(2)),
            TRAINER.loss(new CrossEntropy(0, List.of(), true)).epochs(2))
        .folding(new KFold(3));
    Fold fold = recipe.run(rare).folds().get(0);
    Split split = recipe
        .folding()
        .splits(rare, new Seed(TRAINER.seed()).child("folds", 0))
        .get(0);
    long[] rows = new long[2];
    IntStream.range(0, split.train().rows()).forEach(i -> rows[split.train().label(i)]++);
    assertEquals(fold.digest(), digest(recipe, split, new CrossEntropy().over(rows)));
    assertNotEquals(fold.digest(), digest(recipe, split, new CrossEntropy().over(23, 8)));
  }

  private static String digest(CrossValidation recipe, Split split, CrossEntropy loss) {
    return new FoldRun(recipe.structure(), recipe.trainer().loss(loss), recipe.scored(), 1)
        .run(split, Session.quiet(), epoch -> {})
        .orElseThrow()
        .digest();
  }

  @Test
  void numbersAreJudgedByTheirErrorInTheirOwnUnit() {
    CrossValidated result = CrossValidation.of(
            Structure.of(new Dense(1)),
            Trainer.of(new SquaredError(), new Adam()).rate(0.05f).batch(16).epochs(60))
        .run(line(100));
    assertEquals(0.1, result.rmse().mean(), 0.03);
    assertTrue(result.r2().mean() > 0.99 && result.r2().high() > 0.99, result.toString());
    assertEquals(
        result.rmse().mean(), result.outOfFold().evaluation().orElseThrow().rmse(), 0.01);
    assertTrue(
        result.toString().matches("RMSE 0\\.\\d+ ± 0\\.\\d+, R² 0\\.99.*"), result.toString());
  }

  @Test
  void answersAreTheMeanOverRepeatsAndOfRowsNeverHeldOutThereAreNone() {
    CrossValidated twice = RECIPE.folding(new Repeated(new KFold(3), 2)).run(SPOTS);
    for (int i = 0; i < SPOTS.rows(); i++) {
      assertEquals(2, twice.outOfFold().times()[i]);
      double sum = 0;
      for (int j = 0; j < 10; j++) {
        sum += twice.outOfFold().answers().get(i, j);
      }
      assertEquals(1, sum, 1e-5);
    }
    CrossValidated once = RECIPE.folding(new HoldOut(0.2)).run(SPOTS);
    assertEquals(30, IntStream.of(once.outOfFold().times()).sum());
    assertEquals(30, once.outOfFold().evaluation().orElseThrow().rows());
    assertTrue(Double.isNaN(once.accuracy().standardError()));
    assertEquals(
        once.accuracy().mean(), once.outOfFold().evaluation().orElseThrow().accuracy());
  }

  @Test
  void theBestEpochIsJudgedWhereThatIsAskedForAndThenStoppingRulesHold() {
    CrossValidation recipe = CrossValidation.of(
        RECIPE.structure(), TRAINER.rate(0.05f).epochs(200).stopping(new Patience(2)));
    for (Fold fold : recipe.scored(Scored.BEST).run(SPOTS).folds()) {
      assertEquals(fold.bestEpoch(), fold.epoch());
      assertTrue(fold.reason() instanceof StopReason.Stopped, fold.reason().toString());
    }
    for (Fold fold : recipe.run(SPOTS).folds()) {
      assertEquals(200, fold.epoch());
      assertTrue(fold.bestEpoch() > 0);
    }
  }

  @Test
  void theLastWeightsWithAMovingAverageAreTheAverage() {
    Trainer averaged = TRAINER.average(0.9f).epochs(1);
    CrossValidation recipe = CrossValidation.of(RECIPE.structure(), averaged);
    assertEquals(
        digests(recipe.scored(Scored.BEST).run(SPOTS)),
        digests(recipe.scored(Scored.LAST).run(SPOTS)),
        "of one epoch the last is the best");
  }

  @Test
  void theRefitTrainsOnAllRowsForTheMedianOfTheBestEpochs() {
    CrossValidated result = RECIPE.run(SPOTS);
    int[] best = result.folds().stream().mapToInt(Fold::bestEpoch).sorted().toArray();
    assertEquals(best[2], result.medianBestEpoch());
    Training refit = RECIPE.refit(SPOTS, result, Session.quiet());
    assertEquals(best[2], refit.model().provenance().epoch());
    assertEquals(150, refit.model().provenance().rows());
  }

  @Test
  void whatIsCancelledIsLeftOut() {
    AtomicBoolean enough = new AtomicBoolean();
    List<FoldEvent> heard = new ArrayList<>();
    CrossValidated result = RECIPE.run(SPOTS, Session.quiet().cancelled(enough::get), event -> {
      heard.add(event);
      enough.set(event instanceof FoldEvent.Ended ended && ended.done() == 2);
    });
    assertFalse(result.complete());
    assertEquals(5, result.asked());
    assertEquals(2, result.folds().size());
    assertEquals(60, result.outOfFold().evaluation().orElseThrow().rows());
    assertEquals(2 + 40 + 2, heard.size());
    CrossValidated none = RECIPE.run(SPOTS, Session.quiet().cancelled(() -> true), e -> {});
    assertEquals(List.of(), none.folds());
    assertTrue(none.outOfFold().evaluation().isEmpty());
    refused(
        "refit: expected a fold that ended an epoch, got none; see why the folds stopped",
        () -> RECIPE.refit(SPOTS, none, Session.quiet()));
  }

  @Test
  void aFoldThatFailsEndsAll() {
    CrossValidation wrong = CrossValidation.of(Structure.of(new Dense(9)), TRAINER);
    for (int threads = 1; threads <= 3; threads++) {
      Session session = Session.quiet().threads(threads);
      assertThrows(ShapeException.class, () -> wrong.run(SPOTS, session, event -> {}));
    }
    refused(
        "folding: expected at least one fold, got none of cross",
        () -> RECIPE.folding(new Nothing()).run(SPOTS));
  }

  private record Nothing() implements Folding {
    @Override
    public List<io.bigtheta.data.Split> splits(Dataset data, Seed seed) {
      return List.of();
    }

    @Override
    public String toString() {
      return "cross";
    }
  }

  /** What logs of earlier versions wrote for layers that have got components since. */
  @Test
  void layersThatEarlierVersionsKnewHaveTheTextTheyHadThen() {
    String recipe = new Structure(
            Blueprint.layers(
                "conv(8, 3) max-pool(2) avg-pool(3, stride=2) conv(4, 3, groups=2) max-pool(2, ceil=true)"))
        .recipe(TRAINER);
    assertEquals(
        "conv(8, 3, stride=1, padding=same, activation=linear, bias=true, initializer=auto) max-pool(2, stride=2) "
            + "avg-pool(3, stride=2) conv(4, 3, stride=1, padding=same, activation=linear, bias=true, initializer=auto, "
            + "groups=2, dilation=1) max-pool(2, stride=2, padding=valid, ceil=true)",
        recipe.substring(0, recipe.indexOf(" | ")));
  }
}
