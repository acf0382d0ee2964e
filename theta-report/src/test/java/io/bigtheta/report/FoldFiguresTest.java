package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Folding;
import io.bigtheta.select.HoldOut;
import io.bigtheta.select.KFold;
import io.bigtheta.select.LeaveOneOut;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldFiguresTest {
  private static CrossValidated result(Folding folding, boolean classes) {
    float[][] x = new float[20][1];
    int[] labels = new int[20];
    float[] numbers = new float[20];
    for (int i = 0; i < 20; i++) {
      x[i][0] = new Seed(1).normal(i);
      labels[i] = i % 2;
      numbers[i] = 10 * x[i][0];
    }
    Dataset data = classes ? Dataset.of(x, labels) : Dataset.of(x, numbers);
    Trainer trainer = Trainer.of(classes ? new CrossEntropy() : new SquaredError(), new Adam())
        .epochs(1);
    return CrossValidation.of(Structure.of(new Dense(classes ? 2 : 1)), trainer)
        .folding(folding)
        .run(data);
  }

  private static Epoch epoch(int number, double train, double held) {
    return new Epoch(number, train, Double.NaN, held, Double.NaN, 0.1f, 1);
  }

  @Test
  void everyFoldIsAPointAndTheMeanHasItsInterval() {
    String classes =
        FoldFigures.scores(result(new KFold(4), true)).orElseThrow().svg();
    for (String words : List.of("accuracy (%)", "fold", "mean", "95 % interval of the mean")) {
      assertTrue(classes.contains(">" + words + "<"), words);
    }
    String numbers =
        FoldFigures.scores(result(new KFold(4), false)).orElseThrow().svg();
    assertTrue(numbers.contains("RMSE (unit of the target)"), numbers);
  }

  @Test
  void aSingleFoldAndSingleRowsHaveNoPicture() {
    assertTrue(FoldFigures.scores(result(new HoldOut(0.3), true)).isEmpty());
    assertTrue(FoldFigures.scores(result(new LeaveOneOut(), true)).isEmpty());
  }

  @Test
  void curvesAreMeansOverTheFoldsThatCameSoFar() {
    List<Epoch> one = List.of(epoch(1, 2, 3), epoch(2, 1, 2));
    List<Epoch> two = List.of(epoch(1, 2, 1));
    String svg = FoldFigures.curves(new CrossEntropy(), List.of(one, two), 2)
        .orElseThrow()
        .svg();
    for (String words : List.of(
        "training",
        "held-out rows",
        "lowest to highest fold",
        "loss (nats)",
        "epoch",
        "median of the best epochs: 2")) {
      assertTrue(svg.contains(">" + words + "<"), words + " in " + svg);
    }
    assertFalse(FoldFigures.curves(new SquaredError(), List.of(one), 0)
        .orElseThrow()
        .svg()
        .contains("median"));
  }

  @Test
  void withoutEpochsThereAreNoCurves() {
    assertTrue(FoldFigures.curves(new CrossEntropy(), List.of(), 0).isEmpty());
    List<Epoch> lost = List.of(epoch(1, Double.NaN, Double.POSITIVE_INFINITY));
    assertTrue(FoldFigures.curves(new CrossEntropy(), List.of(lost), 0).isEmpty());
  }
}
